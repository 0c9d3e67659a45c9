import OGRKit
import SurveyMath
import SurveyModel

/// The layer of a source that is read.
struct LayerChoice {
  var index: Int
  var layer: OGRLayer
  /// Names of the other layers with geometries.
  var others: [String]

  /// Takes the layer that the request names, else the only one whose geometries fit, else one with a name known for rivers (the
  /// flowlines of the NHD, the `lines` of OpenStreetMap).
  ///
  /// - Throws: ``InputError`` (`usage`) when there is no layer of that name, and when several fit; `unreadable` when none fits.
  init(_ layers: [OGRLayer], for request: LayerRequest) throws(InputError) {
    func others(than index: Int) -> [String] {
      layers.indices.filter { $0 != index && layers[$0].shape != .none }.map { layers[$0].name }
    }
    if let name = request.layer {
      let found =
        layers.firstIndex { $0.name.utf8.elementsEqual(name.utf8) }
        ?? layers.firstIndex { $0.name.lowercased() == name.lowercased() }
      guard let found else {
        throw InputError(
          .usage, "there is no layer \"\(name)\"; there are \(Self.list(layers))", source: request.source
        ).suggesting(name, among: layers.map(\.name))
      }
      self.init(index: found, layer: layers[found], others: [])
      return
    }
    for shapes in Self.fitting(request.content) {
      let fitting = layers.indices.filter { shapes.contains(layers[$0].shape) }
      if fitting.count > 1, request.content == .rivers,
        let known = Self.known.lazy.compactMap({ name in fitting.first { layers[$0].name.lowercased() == name } }).first
      {
        self.init(index: known, layer: layers[known], others: others(than: known))
        return
      }
      if fitting.count > 1 {
        throw InputError(
          .usage,
          "several layers hold \(request.content.name): \(Self.list(fitting.map { layers[$0] })); name one as FILE:layer",
          source: request.source)
      }
      if let only = fitting.first {
        self.init(index: only, layer: layers[only], others: others(than: only))
        return
      }
    }
    let there = layers.isEmpty ? "it has no layer at all" : "its layers are \(Self.list(layers))"
    throw InputError(.unreadable, "no layer holds \(request.content.name); \(there)", source: request.source)
  }

  private init(index: Int, layer: OGRLayer, others: [String]) {
    self.index = index
    self.layer = layer
    self.others = others
  }

  /// The shapes that fit, in groups, the best group first.
  private static func fitting(_ content: LayerRequest.Content) -> [[OGRShape]] {
    let open: [OGRShape] = [.any, .collection, .other]
    return switch content {
    case .rivers: [[.line, .multiLine], open]
    case .areas: [[.polygon, .multiPolygon], open]
    case .survey: [[.point, .multiPoint], [.line, .multiLine], open]
    }
  }

  /// Names of layers that hold the rivers of a source, in lower case, best first.
  private static let known = ["nhdflowline_network", "nhdflowline", "lines"]

  /// The layers with their shapes, in words.
  static func list(_ layers: [OGRLayer]) -> String {
    layers.map { layer in "\(layer.name) (\(layer.shape.name))" }.joined(separator: ", ")
  }
}

extension OGRShape {
  /// The shape in words, for messages.
  var name: String {
    switch self {
    case .none: "no geometry"
    case .any: "any geometry"
    case .point: "points"
    case .line: "lines"
    case .polygon: "polygons"
    case .multiPoint: "multi-points"
    case .multiLine: "multi-lines"
    case .multiPolygon: "multi-polygons"
    case .collection: "collections"
    case .other: "curves or surfaces"
    }
  }
}
