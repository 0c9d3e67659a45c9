/// The files of a survey in memory.
package final class MemoryOutput: OutputSink {
  package private(set) var outputs: [OutputRecord] = []

  package init() {}

  package func makeFile(_ name: String) -> OutputFile { OutputFile(inMemory: name) }

  package func add(_ record: OutputRecord) {
    outputs.append(record)
  }

  /// The bytes of the files by their names.
  package var files: [String: [UInt8]] {
    Dictionary(outputs.map { ($0.name, $0.content ?? []) }) { first, _ in first }
  }
}
