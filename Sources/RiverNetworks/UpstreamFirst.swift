/// All indices of `downstream`, each after those whose element is this index. Indices on loops come last.
/// - Parameter downstream: for each index the next one downstream, or -1.
func upstreamFirst(_ downstream: [Int]) -> [Int] {
  var waiting = [Int32](repeating: 0, count: downstream.count)
  for next in downstream where next >= 0 { waiting[next] += 1 }
  var order = downstream.indices.filter { waiting[$0] == 0 }
  order.reserveCapacity(downstream.count)
  var done = 0
  while done < order.count {
    let next = downstream[order[done]]
    done += 1
    guard next >= 0 else { continue }
    waiting[next] -= 1
    if waiting[next] == 0 { order.append(next) }
  }
  if order.count < downstream.count { order += downstream.indices.filter { waiting[$0] > 0 } }
  return order
}
