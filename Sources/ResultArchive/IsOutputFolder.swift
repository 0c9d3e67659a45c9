import FileKit
import OutputSchema

/// True for a folder that an earlier run of `process` wrote: it is no survey.
package func isOutputFolder(_ path: String) -> Bool { outputListing(of: path) != nil }

/// What the manifest in the folder `path` lists; nil where there is no manifest of this program.
func outputListing(of path: String) -> OutputListing? {
  guard let manifest = try? readFile("\(path)/\(OutputListing.file)", hashing: false) else { return nil }
  return OutputListing(manifest.bytes)
}
