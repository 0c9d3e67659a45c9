/// The names under which a text mentions options.
public enum OptionNaming: Sendable {
  /// As properties of `ProcessOptions`, for those who call the library.
  case properties
  /// With their dashes, for those who type commands.
  case arguments
}
