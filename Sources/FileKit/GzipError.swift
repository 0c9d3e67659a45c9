/// Why a gzip file cannot be used, in a sentence or two.
package struct GzipError: Error, Sendable {
  package var message: String
}
