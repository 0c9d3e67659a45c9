package import OutputSchema
import SurveyModel
import TextKit

/// The text of a layer as GeoJSON, or of a table as CSV, in memory: every byte of the file that a run writes.
package func layerText(_ content: LayerContent) -> [UInt8] {
  if content.isTable {
    var text = CSVText()
    text.addHeader(content.properties)
    for row in 0..<content.count { text.addRow(content.values(row), of: content.properties) }
    return text.bytes
  }
  let layer = FeatureCollection(content, box: box(of: content)) { _ in 0 }
  var bytes = layer.head()
  bytes.appendText(room: 1 << 16) { layer.format(0..<content.count, &$0) }
  return bytes + FeatureCollection.tail
}
