/// How a river winds.
struct Meander {
  /// The length along the river of a bend to the left and one to the right, metres.
  var wavelength: Double
  /// The greatest difference between the heading of the river and its mean heading, radians.
  var swing: Double
  /// The mean distance between vertices, metres.
  var step: Double
  /// The length over which the swing grows from 0 to its full size, metres. So a tributary is straight at its confluence.
  var calm: Double
}
