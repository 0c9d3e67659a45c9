import Foundation
import Glibc

/// A PostgreSQL server with PostGIS of a test's own: no TCP, one socket in a folder of its own, gone with the test or with its process.
package final class PostGISServer: Sendable {
  package static let password = "geheim"

  /// For `.enabled(if:)`: true when the server's programs are there; says aloud, once, when they are not.
  package static let isInstalled: Bool = {
    if programs != nil { return true }
    print("note: PostgreSQL with PostGIS is absent (make setup-test installs it): its tests are skipped")
    return false
  }()

  /// Where Debian keeps the programs of the newest version that has PostGIS.
  private static let programs: String? = {
    let root = "/usr/lib/postgresql"
    let versions = ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []).compactMap { Int($0) }.sorted()
    return versions.last { FileManager.default.fileExists(atPath: "/usr/share/postgresql/\($0)/extension/postgis.control") }
      .map { "\(root)/\($0)/bin" }
  }()

  /// The server refuses to be root.
  private static let asOther = getuid() == 0 ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []

  private let folder: String
  private let programs: String

  package init() throws {
    guard let programs = Self.programs else { throw CocoaError(.fileNoSuchFile) }
    self.programs = programs
    // The path of a socket has room for 107 bytes.
    folder = "/tmp/outlets-pg-\(getpid())-\(UInt32.random(in: 0..<UInt32.max))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    if getuid() == 0 { _ = chown(folder, 65534, 65534) }
    try Data(Self.password.utf8).write(to: URL(filePath: "\(folder)/password"))
    try other(
      "initdb", "-D", "\(folder)/data", "-U", "survey", "-A", "scram-sha-256", "--pwfile=\(folder)/password", "-E", "UTF8",
      "--no-sync", "--locale=C.UTF-8")
    try other(
      "pg_ctl", "-D", "\(folder)/data", "-w", "-s", "-l", "\(folder)/log", "-o",
      "-c listen_addresses='' -c unix_socket_directories='\(folder)' -c fsync=off", "start")
    try watch()
    try query("CREATE EXTENSION postgis")
  }

  deinit {
    try? other("pg_ctl", "-D", "\(folder)/data", "-m", "immediate", "-s", "stop")
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Starts what stops the server when the process of the tests is gone without having done so.
  private func watch() throws {
    let stop = "'\(programs)/pg_ctl' -D '\(folder)/data' -m immediate -s stop; rm -rf '\(folder)'"
    let script = """
      while [ -e '\(folder)/data/postmaster.pid' ]; do
        if ! kill -0 \(getpid()) 2>/dev/null; then \(Self.asOther.joined(separator: " ")) sh -c "\(stop)"; exit; fi
        sleep 1
      done
      """
    _ = try run(
      "/bin/bash", ["-c", "\(Self.closePipes)\ncd /tmp; setsid bash -c \(Self.quoted(script)) >/dev/null 2>&1 </dev/null &"])
  }

  private static func quoted(_ text: String) -> String { "'\(text.replacing("'", with: "'\\''"))'" }

  /// What the tools of PostgreSQL are told by: host, user, password and database.
  package var environment: [String: String] {
    ["PGHOST": folder, "PGUSER": "survey", "PGPASSWORD": Self.password, "PGDATABASE": "postgres"]
  }

  /// `PG:…`, with user and password.
  package var connection: String { "PG:host=\(folder) dbname=postgres user=survey password=\(Self.password)" }

  package func query(_ statement: String) throws {
    _ = try run(
      "/usr/bin/env",
      [
        "PGPASSWORD=\(Self.password)", "\(programs)/psql", "-h", folder, "-U", "survey", "-d", "postgres",
        "-v", "ON_ERROR_STOP=1", "-q", "-c", statement,
      ])
  }

  /// For programs that go on when the shell has ended: if they inherited the pipes of the tests, these would wait for their end.
  private static let closePipes = """
    for file in /proc/$$/fd/*; do number=${file##*/}; if [ $number -gt 2 ] && [ $number -lt 255 ]; then eval "exec $number>&-"; fi; done
    """

  private func other(_ program: String, _ arguments: String...) throws {
    let line = (Self.asOther + ["\(programs)/\(program)"] + arguments).map(Self.quoted)
    _ = try run(
      "/bin/bash",
      [
        "-c",
        """
        \(Self.closePipes)
        cd /tmp && \(line.joined(separator: " ")) >'\(folder)/\(program).out' 2>&1 </dev/null
        """,
      ])
  }
}
