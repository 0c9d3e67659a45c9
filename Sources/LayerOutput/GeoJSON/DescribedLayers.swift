import OutputSchema
import SurveyModel
import TextKit

// Layers of few features, which are written as the contract describes them.

/// `tracks.geojson`; nil where there are no tracks.
func trackLayer(_ result: SurveyResult) -> FeatureCollection? {
  OutputLayers.tracks.content(of: result).map { content in
    FeatureCollection(content, box: box(of: content)) { result.tracks[$0].fixes * 26 + 250 }
  }
}

/// `rivers.geojson`
func riverLayer(_ result: SurveyResult) -> FeatureCollection? {
  let network = result.columns.network
  var box = LayerBox()
  for reach in network.reaches {
    for vertex in reach.vertices { box.addFinite(network.longitude[vertex], network.latitude[vertex]) }
  }
  return OutputLayers.rivers.content(of: result).map { content in
    FeatureCollection(content, box: box) { river in
      network.rivers[RiverNumber(river)].reaches.reduce(300) { $0 + network.reaches[$1].vertices.count * 26 }
    }
  }
}

/// `review.geojson`
func reviewLayer(_ result: SurveyResult) -> FeatureCollection? {
  OutputLayers.review.content(of: result).map { content in FeatureCollection(content, box: box(of: content)) { _ in 400 } }
}

extension FeatureCollection {
  /// The features that `content` describes; `size` knows about how many bytes each will have.
  init(_ content: LayerContent, box: LayerBox, size: (Int) -> Int) {
    self.init(content.file, box: box, count: content.count, size: size) { rows, text in
      for row in rows {
        text.separateFeature(row)
        text.appendFeature(row, of: content)
      }
    }
  }
}

/// The box around all positions of a layer that are finite.
func box(of content: LayerContent) -> LayerBox {
  var box = LayerBox()
  for row in 0..<content.count {
    switch content.geometry(row) {
    case .nothing: break
    case .point(let point): box.addFinite(point.longitude, point.latitude)
    case .lines(let lines): for line in lines { for point in line { box.addFinite(point.longitude, point.latitude) } }
    }
  }
  return box
}
