import SurveyModel
import TextKit

/// `rivers.geojson`: one feature for every river, its reaches as lines, with the counts of the summary by river.
func riverLayer(_ result: ResultColumns, texts: NetworkTexts) -> FeatureCollection {
  let network = result.network
  // By bytes, since two ids may look alike to Unicode and be different rivers.
  let rows = Dictionary(
    result.rivers.rows.compactMap { row in row.id.map { (Array($0.utf8), row) } }, uniquingKeysWith: { first, _ in first })
  var box = Box()
  for reach in network.reaches {
    for vertex in reach.vertices { box.addFinite(network.longitude[vertex], network.latitude[vertex]) }
  }
  return FeatureCollection(
    "rivers.geojson", box: box, count: network.rivers.count,
    size: { river in network.rivers[river].reaches.reduce(300) { $0 + network.reaches[$1].vertices.count * 26 } },
    format: { rivers, text in
      for index in rivers {
        let river = network.rivers[index]
        let row = rows[Array(river.id.utf8)] ?? RollUpRow(id: river.id)
        text.beginFeature(index)
        text.appendLines(river.reaches.count) { line, add in
          for vertex in network.reaches[river.reaches.lowerBound + line].vertices {
            add(network.longitude[vertex], network.latitude[vertex])
          }
        }
        text.append(",\"properties\":{\"river_id\":")
        texts.riverIDs.append(index, to: &text)
        text.append(",\"river_name\":")
        text.appendJSON(river.name)
        text.append(",\"basin\":")
        text.appendJSON(river.basin ?? row.basin)
        text.append(",\"length_km\":")
        text.appendNumber(river.length / 1000, decimals: Decimals.kilometres)
        appendCounts(row, length: river.length, to: &text)
        text.append("}}")
      }
    })
}

private func appendCounts(_ row: RollUpRow, length: Double, to text: inout ByteWriter) {
  text.append(",\"outlets\":")
  text.appendInteger(row.outlets)
  text.append(",\"outlets_with_tributaries\":")
  if let all = row.outletsWithTributaries { text.appendInteger(all) } else { text.append("null") }
  text.append(",\"outlets_left\":")
  text.appendInteger(row.outletsLeft)
  text.append(",\"outlets_right\":")
  text.appendInteger(row.outletsRight)
  text.append(",\"outlets_per_km\":")
  text.appendNumber(length > 0 ? Double(row.outlets) / (length / 1000) : nil, decimals: Decimals.perKilometre)
  text.append(",\"observations\":")
  text.appendInteger(row.observations)
  text.append(",\"strahler\":")
  if let strahler = row.strahler { text.appendInteger(strahler) } else { text.append("null") }
}
