import SurveyModel

/// All numbers, each after those from which `downstream` leads to it. Numbers on loops come last.
/// - Parameter downstream: for each number the next one downstream.
func upstreamFirst<Number>(_ downstream: NumberedColumn<Number, Number?>) -> [Number] {
  var waiting = NumberedColumn<Number, Int32>(repeating: 0, count: downstream.count)
  for case let next? in downstream { waiting[next] += 1 }
  var order = downstream.indices.filter { waiting[$0] == 0 }
  order.reserveCapacity(downstream.count)
  var done = 0
  while done < order.count {
    let next = downstream[order[done]]
    done += 1
    guard let next else { continue }
    waiting[next] -= 1
    if waiting[next] == 0 { order.append(next) }
  }
  if order.count < downstream.count { order += downstream.indices.filter { waiting[$0] > 0 } }
  return order
}
