import SurveyModel

/// `tracks.geojson`: one line for every flight or walk, several where its record is broken; nil where there is none. A stretch of
/// one fix is no line and is left out of the geometry.
func trackLayer(_ result: SurveyResult) -> FeatureCollection? {
  let tracks = result.tracks
  if tracks.isEmpty { return nil }
  var box = Box()
  for track in tracks {
    for stretch in track.stretches where stretch.count > 1 {
      for fix in stretch { box.addFinite(fix.longitude, fix.latitude) }
    }
  }
  return FeatureCollection(
    "tracks.geojson", box: box, count: tracks.count, size: { tracks[$0].fixes * 26 + 250 },
    format: { rows, bytes in
      for row in rows {
        let track = tracks[row]
        let lines = track.stretches.filter { $0.count > 1 }
        beginFeature(row, to: &bytes)
        appendLines(lines.count, to: &bytes) { line, add in
          for fix in lines[line] { add(fix.longitude, fix.latitude) }
        }
        bytes.append(",\"properties\":{\"source\":")
        appendJSON(track.source, to: &bytes)
        bytes.append(",\"method\":\"")
        bytes.append(track.method.text)
        bytes.append("\",\"started\":")
        appendJSONTime(track.started, to: &bytes)
        bytes.append(",\"ended\":")
        appendJSONTime(track.ended, to: &bytes)
        bytes.append(",\"fixes\":")
        appendInteger(track.fixes, to: &bytes)
        bytes.append(",\"length_km\":")
        appendNumber(track.length.map { $0 / 1000 }, decimals: Decimals.kilometres, to: &bytes)
        bytes.append("}}")
      }
    })
}
