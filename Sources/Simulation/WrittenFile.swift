/// A file that was made up and written.
package struct WrittenFile: Sendable {
  /// The path below the folder that was written.
  package var name: String
  /// Bytes.
  package var size: Int
}
