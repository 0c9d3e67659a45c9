import FileKit
import Glibc
import SurveyModel

/// Where the output folder stands: its parent folder, held open, and its name in it.
struct OutputPlace: ~Copyable {
  let parent: Descriptor
  /// For messages.
  let path: String
  let parentPath: String
  let name: String
  /// What names of our own beside the folder begin with: `.NAME.`, or a hash where that would be too long.
  let prefix: String

  /// Throws `.unusable` when there is no such parent folder.
  init(_ path: String) throws(OutputError) {
    let (above, name) = try Self.split(path)
    let parent = try Self.openParent(above, path: path)
    self.init(parent: parent, path: path, parentPath: above, name: name)
  }

  private init(parent: consuming Descriptor, path: String, parentPath: String, name: String) {
    self.parent = parent
    self.path = path
    self.parentPath = parentPath
    self.name = name
    let bytes = PathText.bytes(of: name)
    prefix = bytes.count <= 200 ? ".\(name)." : ".\(SHA256.hex(of: bytes))."
  }

  /// A place whose own names stand in the output folder instead of beside it.
  init(inside folder: consuming Descriptor, path: String, folderPath: String, name: String) {
    parent = folder
    self.path = path
    parentPath = folderPath + "/"
    self.name = name
    prefix = ".outlets."
  }

  /// The parent folder and the name in it; a name is needed to exchange the folder under it.
  private static func split(_ path: String) throws(OutputError) -> (parent: String, name: String) {
    var path = path
    var leaf = lastPart(of: path)
    if leaf == "." || leaf == ".." {
      do {
        path = try realPath(path)
      } catch {
        throw OutputError(.unusable, "cannot be the output folder", path: path, errno: error.code)
      }
      leaf = lastPart(of: path)
    }
    guard !leaf.isEmpty else {
      throw OutputError(.unusable, "cannot be the output folder", path: path, advice: "Name a folder in it")
    }
    let above = path.prefix(upTo: leaf.startIndex)
    return (above.isEmpty ? "." : String(above), String(leaf))
  }

  /// By bytes: a slash and a combining mark after it are one character of Swift's, but two parts of a path.
  private static func lastPart(of path: String) -> Substring {
    path.utf8.split(separator: UInt8(ascii: "/")).last.map(Substring.init) ?? ""
  }

  private static func openParent(_ parentPath: String, path: String) throws(OutputError) -> Descriptor {
    do {
      return try Descriptor(openFolder: parentPath)
    } catch {
      let advice: ErrorText? = error.code == ENOENT ? "Make its parent folder first" : nil
      throw OutputError(.unusable, "cannot open its parent folder", path: path, errno: error.code, advice: advice)
    }
  }

  /// Path of something beside the folder, for messages.
  func sibling(_ name: String) -> String { parentPath == "." ? name : parentPath + name }
}

/// What a failure at the folder's place means: no room is a failed writing (74), anything else an unusable folder (73).
func placeError(_ action: String, path: String, _ error: SystemError) -> OutputError {
  switch error.code {
  case ENOSPC, EDQUOT, EIO: OutputError(.writing, action, path: path, errno: error.code, advice: "Free some space and run again")
  case EACCES, EPERM, EROFS:
    OutputError(.unusable, action, path: path, errno: error.code, advice: "Choose a folder in a place where you may write")
  default: OutputError(.unusable, action, path: path, errno: error.code)
  }
}
