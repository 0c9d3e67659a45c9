import JSONKit

/// The properties of one feature, and which of them is read as what.
struct PlannedProperties {
  let plan: PropertyPlan
  /// The values of all members, in order.
  let values: [JSONValue]
  /// The id of the feature itself, which is not a property.
  let featureID: JSONValue?

  /// The value at `position`; nil where the plan has no such property.
  subscript(position: Int?) -> JSONValue? {
    guard let position, values.indices.contains(position) else { return nil }
    return values[position]
  }
}
