package import SurveyModel

/// The encodings of text files that can be read.
package enum KnownEncodings {
  /// As descriptions and manifests write them.
  package static let names = TextEncoding.names

  /// - Throws: `InputError` with the code `usage` for a name that means none of them.
  package static func check(_ name: String) throws(InputError) {
    _ = try TextEncoding(named: name)
  }
}
