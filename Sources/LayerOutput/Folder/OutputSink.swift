package import SurveyModel

/// Where the files of a survey are written: an ``OutputFolder`` or a ``MemoryOutput``.
package protocol OutputSink: AnyObject {
  /// The files that have been written, in the order of writing.
  var outputs: [OutputRecord] { get }

  /// Begins a file; `name` may lie in a subfolder (`summary/rivers.csv`).
  func makeFile(_ name: String) throws(OutputError) -> OutputFile

  /// Notes a finished file.
  func add(_ record: OutputRecord)
}

extension OutputFolder: OutputSink {}
