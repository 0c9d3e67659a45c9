import SurveyModel
import TextKit

/// `tracks.geojson`: one line for every flight or walk, several where its record is broken; nil where there is none. A stretch of
/// one fix is no line and is left out of the geometry.
func trackLayer(_ result: ResultColumns) -> FeatureCollection? {
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
    format: { rows, text in
      for row in rows {
        let track = tracks[row]
        let lines = track.stretches.filter { $0.count > 1 }
        text.beginFeature(row)
        text.appendLines(lines.count) { line, add in
          for fix in lines[line] { add(fix.longitude, fix.latitude) }
        }
        text.append(",\"properties\":{\"source\":")
        text.appendJSON(track.source)
        text.append(",\"method\":\"")
        text.append(track.method.literal)
        text.append("\",\"started\":")
        text.appendJSONTime(track.started)
        text.append(",\"ended\":")
        text.appendJSONTime(track.ended)
        text.append(",\"fixes\":")
        text.appendInteger(track.fixes)
        text.append(",\"length_km\":")
        text.appendNumber(track.length.map { $0 / 1000 }, decimals: Decimals.kilometres)
        text.append("}}")
      }
    })
}
