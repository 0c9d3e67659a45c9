import FileKit
import Glibc
import SurveyModel

/// Writes `text` to standard output and ends: with an error where it could not be written.
func printAndExit(_ text: String) -> Never {
  do {
    try printText(text)
  } catch {
    // A reader that ended, as `head` does, has got what it wanted.
    if !error.isOfEndedReader { StandardError.write("outlets: \(complaint(error))\n") }
    exit(exitCode(of: error))
  }
  exit(Exit.done)
}

/// Writes `text` to standard output, all of it.
func printText(_ text: String) throws(OutputError) {
  var output = OutputStream.standardOutput()
  try output.write(text)
  try output.close()
}
