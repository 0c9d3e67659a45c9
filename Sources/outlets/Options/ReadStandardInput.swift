import FileKit
import SurveyModel

/// All bytes of standard input.
/// - Throws: `InputError` for a terminal, a folder and an empty input; `Cancelled`.
func readStandardInput() throws -> [UInt8] {
  let input = try InputDescriptor.standardInput(cancellation: Interruption.cancellation)
  var bytes: [UInt8] = []
  while try input.read(upTo: 1 << 20, into: &bytes) > 0 {
    guard bytes.count <= largestContent else {
      throw InputError(.unreadable, "standard input has more than the 8 GiB that are read; save it as files", source: "stdin")
    }
  }
  if bytes.isEmpty { throw InputError(.unreadable, "there is nothing on standard input", source: "stdin") }
  return bytes
}
