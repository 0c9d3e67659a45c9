import Foundation
import Glibc

/// A web server of a test's own on 127.0.0.1, gone with the test or with its process, which writes down what it is asked for.
package final class WebServer: Sendable {
  private let folder: TemporaryFolder
  private let process: Process
  /// `http://127.0.0.1:8123`
  package let address: String

  /// Serves files of `folder`. `/status/403` answers with that status, `/short` breaks off after ten bytes of a hundred,
  /// `/to/…` leads to `/…`.
  package init(serving folder: TemporaryFolder) throws {
    self.folder = folder
    let script = """
      import http.server, os, signal, sys, threading, time
      # The tests' own process may ignore signals, and what it starts would do so too.
      signal.signal(signal.SIGTERM, signal.SIG_DFL)
      signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGTERM])
      def end_with(parent):
        while os.getppid() == parent: time.sleep(0.2)
        os._exit(0)
      threading.Thread(target=end_with, args=(int(sys.argv[3]),), daemon=True).start()
      class Handler(http.server.SimpleHTTPRequestHandler):
        def do_GET(self):
          path = self.path
          with open(sys.argv[2], "a") as log: log.write(path + "\\n")
          if path.startswith("/status/"): return self.send_error(int(path[8:11]))
          if path.startswith("/to/"):
            self.send_response(302); self.send_header("Location", path[3:]); self.end_headers(); return
          if path == "/short":
            self.send_response(200); self.send_header("Content-Length", "100"); self.end_headers()
            self.wfile.write(b"0123456789"); self.wfile.flush(); self.connection.close(); return
          super().do_GET()
        def do_HEAD(self):
          with open(sys.argv[2], "a") as log: log.write("HEAD " + self.path + "\\n")
          super().do_HEAD()
        def log_message(self, *words): pass
      os.chdir(sys.argv[1])
      server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
      print(server.server_address[1], flush=True)
      server.serve_forever()
      """
    process = Process()
    process.executableURL = URL(filePath: "/usr/bin/python3")
    process.arguments = ["-c", script, folder("."), folder("requests.log"), "\(getpid())"]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    guard let port = Int(line.filter { $0.isNumber }) else { throw CocoaError(.fileReadUnknown) }
    address = "http://127.0.0.1:\(port)"
  }

  deinit {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// The paths that were asked for so far.
  package func requests() -> [String] {
    let log = try? String(contentsOfFile: folder("requests.log"), encoding: .utf8)
    return (log ?? "").split(separator: "\n").map(String.init)
  }
}
