import SurveyModel

/// `rivers.geojson`: one feature for every river, its reaches as lines, with the counts of the summary by river.
func riverLayer(_ result: SurveyResult, texts: NetworkTexts) -> FeatureCollection {
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
    format: { rivers, bytes in
      for index in rivers {
        let river = network.rivers[index]
        let row = rows[Array(river.id.utf8)] ?? RollUpRow(id: river.id)
        beginFeature(index, to: &bytes)
        appendLines(river.reaches.count, to: &bytes) { line, add in
          for vertex in network.reaches[river.reaches.lowerBound + line].vertices {
            add(network.longitude[vertex], network.latitude[vertex])
          }
        }
        bytes.append(",\"properties\":{\"river_id\":")
        texts.riverIDs.append(index, to: &bytes)
        bytes.append(",\"river_name\":")
        texts.riverNames.append(index, to: &bytes)
        bytes.append(",\"basin\":")
        appendJSON(river.basin ?? row.basin, to: &bytes)
        bytes.append(",\"length_km\":")
        appendNumber(river.length / 1000, decimals: Decimals.kilometres, to: &bytes)
        appendCounts(row, length: river.length, to: &bytes)
        bytes.append("}}")
      }
    })
}

private func appendCounts(_ row: RollUpRow, length: Double, to bytes: inout [UInt8]) {
  bytes.append(",\"outlets\":")
  appendInteger(row.outlets, to: &bytes)
  bytes.append(",\"outlets_left\":")
  appendInteger(row.outletsLeft, to: &bytes)
  bytes.append(",\"outlets_right\":")
  appendInteger(row.outletsRight, to: &bytes)
  bytes.append(",\"outlets_per_km\":")
  appendNumber(length > 0 ? Double(row.outlets) / (length / 1000) : nil, decimals: Decimals.perKilometre, to: &bytes)
  bytes.append(",\"observations\":")
  appendInteger(row.observations, to: &bytes)
}
