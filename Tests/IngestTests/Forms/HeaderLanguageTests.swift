import Ingest
import SurveyModel
import Testing

@Suite("Columns of the position in many languages")
struct HeaderLanguageTests {
  @Test(
    "A pair of columns is known by its words",
    arguments: [
      "Breitengrad,Längengrad", "Breite,Länge", "geogr. Breite,geogr. Länge", "Breedtegraad,Lengtegraad", "Breddegrad,Længdegrad",
      "szerokość geograficzna,długość geograficzna", "szerokosc,dlugosc", "緯度,経度", "北緯,東経", "地点緯度,地点経度", "широта,долгота",
      "위도,경도", "latitude_deg,longitude_deg", "Y_WGS84,X_WGS84", "wgs84_y,wgs84_x",
      "Latitud,Longitud", "Latitudine,Longitudine",
    ])
  func pairs(header: String) throws {
    let file = try readTable("id,\(header)\n1,51.5,4.25\n2,51.625,4.5\n")
    #expect(file.places() == [[4.25, 51.5], [4.5, 51.625]])
  }

  @Test("Whole degrees beside minutes are parts of an angle")
  func parts() throws {
    let file = try readTable("id,latitude_deg,latitude_min,longitude_deg,longitude_min\n1,51,30,4,15\n")
    #expect(file.places() == [[4.25, 51.5]])
  }

  @Test("Square brackets around two numbers do not say which is the latitude, round ones do")
  func brackets() throws {
    #expect(try readTable("id,position\n1,\"(41.4, 2.17)\"\n").places() == [[2.17, 41.4]])
    let error = #expect(throws: InputError.self) { try readTable("id,position\n1,\"[41.4, 2.17]\"\n") }
    #expect(error?.options.contains(.positionOrder) == true)
    #expect(try readTable("id,position\n1,\"[114.4, 30.5]\"\n").places() == [[114.4, 30.5]])
  }

  @Test(
    "A table whose lines were not cut into cells is refused: its id is no latitude",
    arguments: [
      ("id lat lon\n1 51.5 -0.12\n", "blanks"), ("\"id,lat,lon\"\n\"1,51.5,-0.12\"\n", "in quotes as a whole"),
      ("\"name;lat;lon\"\n\"7;51.5;-0.12\"\n", "semicolons separate"),
    ])
  func unsplit(text: String, words: String) {
    let error = #expect(throws: InputError.self) { try readTable(text) }
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
  }

  @Test(
    "Both coordinates in the only cell of a line are read",
    arguments: [
      "lat lon\n51.5 -0.12\n", "\"lat,lon\"\n\"51.5,-0.12\"\n", "latitude longitude altitude accuracy\n51.5 -0.12 7 4\n",
      "Location lat lon\n51.5 -0.12 7\n", "\"GPS (lat, lon, alt)\"\n\"51.5, -0.12, 7\"\n",
    ])
  func onlyCell(text: String) throws {
    #expect(try readTable(text).places() == [[-0.12, 51.5]])
  }
}
