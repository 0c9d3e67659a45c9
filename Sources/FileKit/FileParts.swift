package import SurveyModel

/// Finds the files that one data source is made of: a shapefile is several files of one name, a geodatabase is a folder.
package enum FileParts {
  /// The endings of the files that belong together. The first ending of each list is that of the file that users name.
  private static let families: [[String]] = [
    [
      "shp", "shx", "dbf", "prj", "cpg", "qpj", "cst", "sbn", "sbx", "fbn", "fbx", "ain", "aih", "ixs", "mxs", "atx", "qix",
      "qmd",
    ],
    ["tab", "dat", "map", "id", "ind"],
    ["mif", "mid"],
    ["gml", "gfs", "xsd"],
  ]
  /// The endings of the files that are read; all others are indexes and notes of other programs.
  private static let read: Set = [
    "shp", "shx", "dbf", "prj", "cpg", "tab", "dat", "map", "id", "ind", "mif", "mid", "gml", "gfs", "xsd",
  ]

  /// The files that are read of the data source at `path`, sorted by name. Its hash covers all of them.
  package static func read(of path: String) throws(InputError) -> [String] {
    if try inputStatus(path).kind == .folder {
      return try listFolder(path).filter { $0.problem == nil && !$0.path.hasSuffix(".lock") }.map { "\(path)/\($0.path)" }
    }
    let (stem, ending) = split(path)
    guard let family = families.first(where: { $0[0] == ending.lowercased() }) else { return [path] }
    let folder = stem.contains("/") ? String(stem[..<(stem.lastIndex(of: "/") ?? stem.endIndex)]) : "."
    let name = stem.split(separator: "/").last.map(String.init) ?? stem
    let siblings = try listFiles(folder.isEmpty ? "/" : folder).filter { sibling in
      let (other, ending) = split(sibling)
      return other == name && Self.read.contains(ending.lowercased()) && family.contains(ending.lowercased())
    }
    return siblings.map { stem.contains("/") ? "\(folder)/\($0)" : $0 }
  }

  /// For each of `paths` that is a part of another one, the path of that other one.
  package static func owners(_ paths: [String]) -> [String: String] {
    var mains: [String: String] = [:]
    for path in paths {
      let (stem, ending) = split(path)
      if families.contains(where: { $0[0] == ending.lowercased() }) { mains["\(stem).\(ending.lowercased())"] = path }
    }
    var owners: [String: String] = [:]
    for path in paths {
      if let owner = owner(of: path, mains: mains) { owners[path] = owner }
    }
    let listed = Set(paths)
    for path in paths {
      for ending in ["-wal", "-shm", "-journal"] where path.hasSuffix(ending) {
        let owner = String(path.dropLast(ending.count))
        if listed.contains(owner) { owners[path] = owner }
      }
    }
    return owners
  }

  private static func owner(of path: String, mains: [String: String]) -> String? {
    // ArcGIS writes metadata to a file that ends in `.shp.xml`.
    if path.lowercased().hasSuffix(".shp.xml") { return mains["\(path.dropLast(8)).shp"] }
    let (stem, ending) = split(path)
    for family in families where family.dropFirst().contains(ending.lowercased()) {
      if let main = mains["\(stem).\(family[0])"] { return main }
    }
    return nil
  }

  private static func split(_ path: String) -> (stem: String, ending: String) {
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return (path, "") }
    return (String(path[..<dot]), String(path[path.index(after: dot)...]))
  }
}
