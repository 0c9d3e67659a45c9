import ArgumentParser
import FileKit
import Glibc
import SurveyModel
import SurveyPipeline
import Workers

/// The command: what was typed becomes what is meant, a module below does it, and its result becomes an exit code.
struct OutletsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outlets",
    abstract: "Turn sewage-outlet surveys into outlets on rivers.",
    discussion: """
      Reads drone logs, walks and field forms, puts every observation on its river, merges the observations of one \
      outlet, and writes map layers and counts that add up.

      EXAMPLES
        outlets process surveys/ --rivers rivers.geojson --out result
        outlets count result --by river
        outlets findings result
        outlets inspect surveys/
        outlets snap points.csv --rivers rivers.geojson > placed.geojsonl
        outlets diff result-2024 result-2025
        outlets simulate --out campaign --seed 7

      EXIT CODES
        0    done, every record accepted
        1    diff --exit-code: the results differ
        2    done and written, but records were rejected or a file was refused
        3    done and written, but worthless: no observation is near a river, or
             nothing was observed
        64   the command line is wrong
        65   an input is not readable as its format; nothing was written
        66   an input is missing
        69   no usable coordinate operation
        70   an internal check failed: a fault of the program
        73   the output folder cannot be used
        74   writing failed: disk full, closed pipe
        75   another run is writing to the output folder
        77   an input may not be read
        78   the configuration file is wrong
        130  interrupted (143: terminated)
      """,
    version: programVersion,
    subcommands: [
      Process.self, Count.self, Findings.self, Evaluate.self, Inspect.self, Snap.self, Diff.self, Schema.self, Simulate.self,
      SimulateFaults.self,
      Manual.self,
    ])
}

@main
enum Main {
  static func main() {
    openClosedStandardDescriptors()
    Interruption.install()
    MemoryPolicy.keepFreedMemory()
    var configured = Configured()
    let typed = Array(CommandLine.rawArguments.dropFirst())
    do {
      configured = try Configured(TypedLine(typed))
      var command = try OutletsCommand.parseAsRoot(configured.arguments)
      try command.run()
    } catch  where Interruption.received != nil && (error is Cancelled || error is InputError) {
      // An input that was being fetched when the signal came is not at fault.
      if let signal = Interruption.received { Interruption.reraise(signal) }
    } catch let error as CommandError where error.description.isEmpty {
      exit(error.code)
    } catch let error as OutputError where error.isOfEndedReader {
      // `outlets count result | head` has got what it wanted.
      exit(Exit.writing)
    } catch let fault as UsageFault {
      say(fault.text)
      exit(Exit.usage)
    } catch  where isOurs(error) {
      say(Complaint(typed).text(error))
      exit(exitCode(of: error))
    } catch {
      let message = OutletsCommand.message(for: error)
      if message == programVersion { printVersions() }
      if let file = configured.culprit(of: message) {
        say("outlets: \(file): \(message)")
        exit(Exit.configuration)
      }
      // Help comes as an error too, and so does a script of completions.
      if OutletsCommand.exitCode(for: error) == .success { printAndExit(OutletsCommand.fullMessage(for: error) + "\n") }
      guard OutletsCommand.exitCode(for: error) == .validationFailure else { OutletsCommand.exit(withError: error) }
      say(Complaint(typed).fault(message).text)
      exit(Exit.usage)
    }
  }

  /// Writes lines of which none can move the cursor.
  private static func say(_ text: String) {
    StandardError.write(text.split(separator: "\n").map { PathText.displayText(String($0)) + "\n" }.joined())
  }

  /// Errors of the argument parser explain themselves; all others are ours.
  private static func isOurs(_ error: any Error) -> Bool {
    OutletsCommand.exitCode(for: error) == .failure && !(error is ValidationError) && !(error is ExitCode)
  }
}

extension CommandLine {
  /// The arguments as they were given: bytes that are not UTF-8 survive, so that such a file can be opened.
  static var rawArguments: [String] {
    (0..<Int(argc)).compactMap { index in
      unsafeArgv[index].map { argument in
        PathText.string(fromBytes: UnsafeRawBufferPointer(start: argument, count: strlen(argument)))
      }
    }
  }
}
