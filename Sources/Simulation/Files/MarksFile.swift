import SurveyModel

/// The table of marks of a flight: a row for each outlet that was marked in its pictures.
func marksFile(_ sightings: [Sighting]) -> [UInt8] {
  var text = Text()
  text.add("id,time,longitude,latitude,accuracy_m,method,type,photo\n")
  for (number, sighting) in sightings.enumerated() {
    let cells = [
      sighting.recordedID, Text.time(sighting.time), Text.number(sighting.position.longitude, 7),
      Text.number(sighting.position.latitude, 7), Text.number(sighting.accuracy, 1), SurveyMethod.drone.name,
      sighting.typeName, photoName(number) + ".JPG",
    ]
    text.addRow(cells)
  }
  return text.bytes
}
