import TestSupport

extension Dialect {
  /// What APIs send, OpenStreetMap, archives of forms, and texts in the encodings of spreadsheets.
  static let answers: [Dialect] = [
    Dialect(
      .forms, "ArcGIS feature server (f=json)", "`features` with `attributes` and `geometry`, `spatialReference`", file: "a.json",
      #"{"spatialReference":{"wkid":4326},"features":[{"attributes":{"ID":1},"geometry":{"x":-1.3,"y":51.7}}]}"#, .observations(1)
    ),
    Dialect(
      .forms, "ArcGIS feature server (f=json), lines", "`esriGeometryPolyline`", file: "a.json",
      #"{"geometryType":"esriGeometryPolyline","spatialReference":{"wkid":4326},"features":[{"attributes":{},"geometry":{"x":1,"y":2}}]}"#,
      .refused("f=geojson")),
    Dialect(
      .forms, "OData", "`value` with an array of records", file: "a.json",
      #"{"@odata.context":"x","value":[{"Name":"A","Latitude":51.5,"Longitude":-1.25}]}"#, .observations(1)),
    Dialect(
      .forms, "Kobo and Ona API", "`results`, `_geolocation` with latitude and longitude", file: "a.json",
      #"{"count":1,"next":null,"results":[{"_id":1,"_geolocation":[-1.284105,36.821946]}]}"#, .observations(1)),
    Dialect(
      .forms, "API of records", "an array of objects, anywhere in the answer", file: "a.json",
      #"{"code":0,"data":{"list":[{"name":"A","lat":51.5,"lng":-1.25}]}}"#, .observations(1)),
    Dialect(
      .forms, "Airtable, Opendatasoft", "`records` whose values stand in `fields`", file: "a.json",
      #"{"records":[{"id":"rec1","fields":{"name":"A","latitude":51.5,"longitude":-1.25}}]}"#, .observations(1)),
    Dialect(
      .forms, "JSON with a GeoJSON point in a member", "`location` of the type `Point`", file: "a.json",
      #"[{"name":"A","location":{"type":"Point","coordinates":[-1.25,51.5]}}]"#, .observations(1)),
    Dialect(
      .forms, "pandas (orient=split)", "`columns` and `data`", file: "a.json",
      #"{"columns":["name","lat","lon"],"index":[0],"data":[["A",51.5,-1.25]]}"#, .observations(1)),
    Dialect(
      .forms, "pandas (orient=columns)", "names with the values under the keys of the rows", file: "a.json",
      #"{"name":{"0":"A","1":"B"},"lat":{"0":51.5,"1":51.6},"lon":{"0":-1.25,"1":-1.3}}"#, .observations(2)),
    Dialect(
      .forms, "Firebase", "records under keys", file: "a.json",
      #"{"outfalls":{"-Nx1":{"lat":51.5,"lng":-1.25},"-Nx2":{"lat":51.6,"lng":-1.3}}}"#, .observations(2)),
    Dialect(
      .forms, "array of arrays", "the first array holds the names", file: "a.json", #"[["id","lat","lon"],["1",51.5,-1.25]]"#,
      .observations(1)),
    Dialect(
      .forms, "JSON lines", "an object a line", file: "a.jsonl", "{\"lat\":51.5,\"lon\":-1.25}\n{\"lat\":51.6,\"lon\":-1.3}\n",
      .observations(2)),
    Dialect(
      .forms, "Overpass API (JSON)", "`elements`; nodes with tags, ways with a centre", file: "a.json",
      #"{"elements":[{"type":"node","id":1,"lat":51.5,"lon":-1.25,"tags":{"man_made":"outfall"}},{"type":"node","id":2,"lat":1,"lon":2}]}"#,
      .observations(1)),
    Dialect(
      .forms, "Overpass API (JSON), ways without a centre", "`elements` of the type `way`", file: "a.json",
      #"{"elements":[{"type":"way","id":1,"nodes":[2],"tags":{"waterway":"drain"}},{"type":"node","id":2,"lat":1,"lon":2}]}"#,
      .refused("out center")),
    Dialect(
      .forms, "OpenStreetMap XML", "`<osm>`; nodes with tags", file: "a.osm",
      "<osm version='0.6'><node id='1' lat='51.5' lon='-1.25'><tag k='man_made' v='outfall'/></node></osm>", .observations(1)),
    Dialect(
      .forms, "JSON without places", "settings, manifests", file: "package.json", #"{"name":"x","version":"1.0"}"#,
      .refused("no survey file that is known")),
    Dialect(
      .forms, "CSV in windows-1252 or ISO-8859-1", "words of Western Europe", file: "a.csv",
      Array("id,lon,lat,name\n1,10,53,M".utf8) + [0xFC] + Array("llerstra".utf8) + [0xDF] + Array("e\n2,10,53,B".utf8) + [0xE4]
        + Array("ckerweg\n".utf8), .observations(2)),
    Dialect(
      .forms, "CSV in windows-1250", "words of Central Europe", file: "a.csv",
      Array("id,lon,lat,name\n1,19,51,".utf8) + [0xA3, 0xF3, 0x64, 0x9F] + Array("\n2,19,51,Wis".utf8) + [0xB3]
        + Array("a\n".utf8),
      .observations(2)),
    Dialect(
      .forms, "CSV in GB18030, GBK or GB 2312", "simplified Chinese", file: "a.csv",
      [0xC3, 0xFB, 0xB3, 0xC6] + Array(",lon,lat\n".utf8) + [0xC5, 0xC5, 0xCB, 0xAE, 0xBF, 0xDA] + Array(",111,40\n".utf8),
      .observations(1)),
    Dialect(
      .forms, "CSV in Big5", "traditional Chinese", file: "a.csv",
      [0xA6, 0x57, 0xBA, 0xD9] + Array(",lon,lat\n".utf8) + [0xB1, 0xC6, 0xA4, 0xF4, 0xA4, 0x66] + Array(",121,25\n".utf8),
      .observations(1)),
    Dialect(
      .forms, "CSV in Shift-JIS", "Japanese", file: "a.csv",
      [0x96, 0xBC, 0x8F, 0xCC] + Array(",lon,lat\n".utf8) + [0x95, 0xFA, 0x97, 0xAC, 0x8C, 0xFB] + Array(",139,35\n".utf8),
      .observations(1)),
    Dialect(
      .photos, "photo with Exif", "`GPSLatitude` in Exif", file: "a.jpg", photo { $0.setPosition(latitude: 40, longitude: 111) },
      .photos(1)),
    Dialect(
      .photos, "photo of a DJI aircraft", "`drone-dji:GpsLatitude` in XMP", file: "a.jpg",
      photo {
        $0.xmp =
          "<rdf:Description rdf:about='' xmlns:drone-dji='http://www.dji.com/drone-dji/1.0/' drone-dji:GpsLatitude='40' drone-dji:GpsLongitude='111'/>"
      }, .photos(1)),
    Dialect(
      .photos, "photo geotagged by Lightroom or digiKam", "`exif:GPSLatitude` in XMP", file: "a.jpg",
      photo {
        $0.xmp =
          "<rdf:Description rdf:about='' xmlns:exif='http://ns.adobe.com/exif/1.0/' exif:GPSLatitude='40,38.07N' exif:GPSLongitude='111,47.61E'/>"
      }, .photos(1)),
    Dialect(
      .photos, "photo of a DJI thermal camera without RTK", "`RtkFlag` 0 and a position in Exif", file: "a.jpg",
      photo {
        $0.setPosition(latitude: 40, longitude: 111)
        $0.xmp = "<rdf:Description rdf:about='' xmlns:drone-dji='http://www.dji.com/drone-dji/1.0/' drone-dji:RtkFlag='0'/>"
      }, .photos(1)),
    Dialect(
      .photos, "OpenDroneMap geo.txt", "a line with the CRS, then image, x, y", file: "geo.txt",
      "EPSG:4326\nDJI_0001.JPG 111.79 40.63 1050.1\n", .photos(1)),
    Dialect(
      .photos, "Mission Planner location.txt", "`#name latitude/Y longitude/X`", file: "location.txt",
      "#name latitude/Y longitude/X height/Z\nDSC1.JPG 406345000 1117935000 1401\n", .photos(1)),
  ]

  private static func photo(_ change: (inout MadePhoto) -> Void) -> [UInt8] {
    var photo = MadePhoto()
    change(&photo)
    return photo.bytes
  }
}
