import FileKit
import OGRKit
package import SurveyModel

/// The layers of a source. Throws ``InputError`` when it cannot be opened.
package func layerSummaries(_ request: LayerRequest) throws(InputError) -> [LayerSummary] {
  guard let ogr = OGRFormat(request.format) else { return [] }
  do {
    let source = try request.source(ogr)
    var layers: [LayerSummary] = []
    for index in 0..<source.layerCount {
      guard let layer = source.layer(index) else { continue }
      let crs = source.crs(ofLayer: index)
      layers.append(
        LayerSummary(
          name: layer.name, shape: layer.shape.name, features: layer.features, crs: crs.map { $0.identifier ?? $0.name },
          fields: layer.fields.map { String(decoding: $0.name, as: UTF8.self) }))
    }
    return layers
  } catch {
    throw request.inputError(error)
  }
}
