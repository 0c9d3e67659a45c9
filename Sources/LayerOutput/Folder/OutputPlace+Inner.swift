import FileKit
import Glibc
import SurveyModel

extension OutputPlace {
  /// True where there is a folder that may be written and that cannot be exchanged: the folder above it may not be written, or the
  /// folder is where another file system begins, as with the volumes of containers.
  var isFolderWithoutExchange: Bool {
    guard let status = try? FileStatus(path: name, in: parent.number, followingLinks: false), status.kind == .folder,
      let above = try? parent.status()
    else { return false }
    if above.identity.device == status.identity.device, parent.mayWrite(".") { return false }
    return parent.mayWrite(name)
  }

  /// The folder itself as the place in which names of our own stand.
  func inner() throws(OutputError) -> OutputPlace {
    do {
      return OutputPlace(
        inside: try Descriptor(openFolder: name, in: parent.number, followingLinks: false), path: path,
        folderPath: sibling(name), name: name)
    } catch {
      throw placeError("cannot be opened", path: path, error)
    }
  }
}
