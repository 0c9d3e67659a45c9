import FileKit
import Foundation
import SurveyModel
import TestSupport
import Testing
import Workers

@Suite("Streams")
struct StreamTests {
  @Test("a pipe is read to its end as it comes")
  func pipeInput() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    write(ends[1], "abc", 3)
    let input = try InputDescriptor(descriptor: ends[0], name: "test", cancellation: Cancellation())
    var bytes: [UInt8] = [1]
    #expect(try input.read(into: &bytes) == 3)
    write(ends[1], "defg", 4)
    #expect(try input.read(upTo: 2, into: &bytes) == 2)
    close(ends[1])
    #expect(try input.read(into: &bytes) == 2)
    #expect(try input.read(into: &bytes) == 0)
    #expect(bytes == [1] + Array("abcdefg".utf8))
    close(ends[0])
  }

  @Test("a closed descriptor, a folder and a terminal are refused")
  func badInput() throws {
    func code(_ descriptor: Int32) -> InputError.Code? {
      do {
        _ = try InputDescriptor(descriptor: descriptor, name: "standard input", cancellation: Cancellation())
        return nil
      } catch {
        return error.code
      }
    }
    #expect(code(9999) == .missing)
    let folder = open("/", O_RDONLY)
    #expect(code(folder) == .usage)
    close(folder)
    let terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    if terminal >= 0 {
      #expect(code(terminal) == .usage)
      close(terminal)
    }
  }

  @Test("a full disk and a closed pipe are errors, never silence")
  func badOutput() throws {
    signal(SIGPIPE, SIG_IGN)
    let full = open("/dev/full", O_WRONLY)
    var stream = OutputStream(descriptor: full, name: "standard output")
    try stream.write("a line that waits in the buffer\n")
    let error = #expect(throws: OutputError.self) { try stream.flush() }
    #expect(error?.code == .writing && error?.errno == ENOSPC)
    #expect(error?.description.hasPrefix("standard output: cannot write: No space left") == true)
    close(full)

    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    close(ends[0])
    var broken = OutputStream(descriptor: ends[1], name: "standard output")
    let pipeError = #expect(throws: OutputError.self) { try broken.write([UInt8](repeating: 65, count: 100_000)) }
    #expect(pipeError?.errno == EPIPE)
    close(ends[1])
  }

  @Test("small and large pieces arrive in order")
  func output() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/out"
    var stream = OutputStream(descriptor: open(path, O_CREAT | O_WRONLY, 0o600), name: path)
    var expected: [UInt8] = []
    for count in [1, 10, 65_535, 3, 65_536, 200_000, 7] {
      let piece = [UInt8](repeating: UInt8(truncatingIfNeeded: count), count: count)
      try stream.write(piece)
      expected += piece
    }
    try stream.close()
    #expect(try readFile(path).bytes == expected)
  }
}
