import CoordinateDoctor
import SurveyModel

/// What the doctor says of the clocks of cameras, folder by folder.
/// - Parameter wrong: sources whose positions as a whole are in doubt.
func photoClocks(_ surveys: Surveys, tracks: Passages, wrong: Set<String>) -> [Finding] {
  var folders: [String: [PhotoEvent]] = [:]
  for photo in surveys.photos where photo.isFile {
    folders[PhotoFolders.folder(of: photo.source), default: []].append(photo)
  }
  if folders.isEmpty { return [] }
  // What photos say of themselves is no second witness.
  let own = Set(surveys.photos.lazy.filter(\.isFile).map(\.source))
  var forms = Passages()
  for (source, rows) in zip(surveys.sources, rowsOfSources(surveys)) where !own.contains(source) && !wrong.contains(source) {
    forms.add(Walk(surveys.observations, rows: rows))
  }
  return folders.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.compactMap { name in
    guard let photos = folders[name], let first = photos.first,
      let found = photoClock(photos, tracks: tracks, forms: forms)
    else { return nil }
    return found.finding(source: name.isEmpty ? first.source : name)
  }
}
