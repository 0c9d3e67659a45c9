/// A file of the output folder once it is whole, as the manifest lists it.
package struct OutputRecord: Sendable, Equatable {
  /// Relative to the folder: `summary/rivers.csv`.
  package var name: String
  package var size: Int
  /// 64 lower-case hexadecimal digits.
  package var sha256: String
  /// Features or rows; nil where the file has neither.
  package var features: Int?
  /// The bytes of a file that was written to memory.
  package var content: [UInt8]?
}
