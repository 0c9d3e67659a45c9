import Foundation
import TestSupport
import Testing

/// Where the output goes: what is refused, what is kept, what a full disk does.
@Suite("Output folder of process")
struct OutputPlaceTests {
  @Test("output-exists: 73 where the folder holds what we did not write; --force keeps it beside the output")
  func foreign() throws {
    let small = try SmallSurvey()
    try small.folder.file("result/notes.txt", "mine")
    let end = try small.run()
    #expect(end.code == 73, "\(end.messages)")
    #expect(end.messages.contains("notes.txt") && end.messages.contains("--force"))
    #expect(try tree(small.out).keys.sorted() == ["notes.txt"])
    #expect(try small.run("--force").code == 0)
    #expect(try tree(small.out).keys.contains("manifest.json"))
    #expect(try bytes(of: small.out + "/notes.txt") == Array("mine".utf8))
  }

  @Test("output-exists: 73 for an output that someone has changed since")
  func changed() throws {
    let small = try SmallSurvey()
    #expect(try small.run().code == 0)
    try small.folder.file("result/rejected.csv", "edited by hand\n")
    #expect(try small.run().code == 73)
    #expect(try bytes(of: small.out + "/rejected.csv") == Array("edited by hand\n".utf8))
  }

  @Test("output-exists: 73 where there is a file, a link, a pipe", arguments: ["file", "symlink", "dangling", "pipe"])
  func taken(_ what: String) throws {
    let small = try SmallSurvey()
    switch what {
    case "file": try small.folder.file("result", "a file")
    case "pipe": mkfifo(small.out, 0o600)
    default:
      if what == "symlink" {
        try FileManager.default.createDirectory(atPath: small.folder("real"), withIntermediateDirectories: true)
      }
      try FileManager.default.createSymbolicLink(atPath: small.out, withDestinationPath: small.folder("real"))
    }
    let before = try small.folder.names()
    let end = try small.run()
    #expect(end.code == 73, "\(end.messages)")
    #expect(end.messages.contains("result"))
    #expect(try small.folder.names() == before)
    #expect(try small.run("--force").code == 73)
  }

  @Test("73: no parent folder, or one that may not be written")
  func parent() throws {
    let small = try SmallSurvey()
    let end = try BuiltProgram(["process", small.survey, "--rivers", small.rivers, "--out", small.folder("no/such/result")]).run()
    #expect(end.code == 73, "\(end.messages)")
    chmod(small.folder.path, 0o555)
    defer { chmod(small.folder.path, 0o755) }
    var program = BuiltProgram(small.arguments())
    program.launcher = asNobody
    let unwritable = try program.run()
    #expect(unwritable.code == 73, "\(unwritable.messages)")
  }

  @Test(
    "full-disk: 74 where there is no room for the output; the old one stays, nothing is left over",
    arguments: [1, 4096, 20000, 60000])
  func fileTooLarge(_ limit: Int) throws {
    let folder = try TemporaryFolder()
    let small = try SmallSurvey()
    let out = folder("result")
    #expect(try BuiltProgram(["process", small.survey, "--rivers", small.rivers, "--out", out]).run().code == 0)
    let before = try tree(out)
    var program = BuiltProgram(["process"] + (try Campaigns.arguments()) + ["--out", out])
    // The messages go to a file too, which must not be what fails.
    program.launcher = ["prlimit", "--fsize=\(limit)", "--"]
    let end = try program.run()
    #expect(end.code == 74, "\(end.messages)")
    #expect(try tree(out) == before)
    #expect(try folder.names() == ["result"])
  }

  @Test(
    "full-disk: 74 where the disk is full, whatever it is that no longer fits",
    .enabled(if: canMount, "no right to mount a file system"))
  func diskFull() throws {
    // In a mount namespace of its own, a disk that grows page by page until everything fits.
    let script = """
      set -u
      disk=$1; shift
      for size in $(seq 8 8 400); do
        mount -t tmpfs -o size=${size}k none "$disk" || exit 125
        mkdir "$disk/result" 2>/dev/null || { umount "$disk"; continue; }
        "$@" --out "$disk/result" 2>"$disk.err"; code=$?
        if [ $code = 0 ]; then [ -s "$disk/result/manifest.json" ] || exit 101; echo "fits in $size"; exit 0; fi
        [ $code = 74 ] || { cat "$disk.err"; echo "$size: exit $code"; exit 102; }
        [ "$(ls -A "$disk")" = result ] && [ -z "$(ls -A "$disk/result")" ] || { ls -AR "$disk"; exit 103; }
        echo "full at $size"
        umount "$disk"
      done
      exit 104
      """
    let folder = try TemporaryFolder()
    let disk = folder("disk")
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
    var program = BuiltProgram(["process"] + (try Campaigns.arguments()))
    program.launcher = ["unshare", "-m", "sh", "-c", script, "sh", disk]
    let end = try program.run()
    #expect(end.code == 0, "\(end.text) \(end.messages)")
    #expect(end.lines.count { $0.hasPrefix("full") } > 10, "the fault really happened")
  }

  @Test("two-runs: 75 where another run holds the folder; it is not disturbed")
  func locked() throws {
    let large = try LargeSurvey()
    let first = try BuiltProgram(large.arguments).start()
    try large.waitForStaging(first)
    first.send(SIGSTOP)
    let second = try BuiltProgram(large.arguments).run()
    first.send(SIGCONT)
    #expect(second.code == 75, "\(second.messages)")
    #expect(try first.wait().code == 0)
    #expect(try large.folder.names() == ["points.csv", "result", "rivers.geojson"])
  }

  @Test("new files have the permissions that the user wants, the folder keeps its own")
  func permissions() throws {
    let small = try SmallSurvey()
    #expect(try small.run().code == 0)
    chmod(small.out, 0o750)
    #expect(try small.run().code == 0)
    var status = stat()
    stat(small.out, &status)
    #expect(status.st_mode & 0o777 == 0o750)
    stat(small.out + "/outlets.geojson", &status)
    #expect(status.st_mode & 0o111 == 0 && status.st_mode & 0o400 != 0)
  }
}

/// True where a file system can be mounted in a namespace of one's own; says so aloud when not.
let canMount: Bool = {
  let can = (try? run("/usr/bin/unshare", ["-m", "sh", "-c", "mount -t tmpfs none /mnt && echo yes"])) == Array("yes\n".utf8)
  if !can { print("note: no right to mount: the test of the full disk is skipped") }
  return can
}()
