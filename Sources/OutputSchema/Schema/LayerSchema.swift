/// What the contract says of one layer or table that this program writes.
public struct LayerSchema: Sendable {
  /// The file without its extension, such as `outlets` and `summary/rivers`; `snap` for the stream of that verb.
  public let name: String
  /// The path of the file in the output folder; `standard output` for the stream of `snap`.
  public let file: String
  public let shape: LayerShape
  /// What a feature or row is.
  public let meaning: String
  /// Which runs write the layer; nil where every run does.
  public let condition: String?
  /// In the order of the file.
  public internal(set) var properties: [PropertySchema] = []
  /// The name of the property that is also the `id` of the GeoJSON feature; nil for features without id.
  public let idProperty: String?

  /// - Parameter file: nil for the stream of `snap`.
  init(
    _ name: String, file: String?, _ shape: LayerShape, _ meaning: String, only condition: String? = nil, id: String? = nil
  ) {
    self.name = name
    self.file = file ?? "standard output"
    self.shape = shape
    self.meaning = meaning
    self.condition = condition
    idProperty = id
  }

  /// True for a table of rows, false for a layer of features.
  public var isTable: Bool { shape == .row }

  /// The property of this name; nil where the layer has none.
  package func property(_ name: String) -> PropertySchema? { properties.first { $0.name == name } }
}
