import SurveyModel

/// The table of a flight: one row for each outlet marked in its pictures.
func marksFile(_ sightings: [Sighting]) -> [UInt8] {
  var text = Text()
  text.add("id,time,longitude,latitude,accuracy_m,method,type,photo\n")
  for (number, sighting) in sightings.enumerated() {
    let cells = [
      sighting.recordedID, Text.time(sighting.time), Text.number(sighting.position.longitude, 7),
      Text.number(sighting.position.latitude, 7), Text.number(sighting.accuracy, 1), SurveyMethod.drone.name,
      sighting.type == .unknown ? "" : sighting.type.name, numbered("DJI_", number * 3 + 12, of: 9_999) + ".JPG",
    ]
    text.add(cells.joined(separator: ",") + "\n")
  }
  return text.bytes
}
