import Ingest
import SurveyModel

extension Dialect {
  /// Tables, forms and layers of points.
  static let forms: [Dialect] = apps + agencies + exports + writings

  private static func table(_ name: String, _ mark: String, _ content: String, _ expected: Outcome, file: String = "a.csv")
    -> Dialect
  {
    Dialect(.forms, name, mark, file: file, content, expected)
  }

  /// A table in metres of a CRS that the user names.
  private static func metres(_ name: String, _ mark: String, _ content: String, _ expected: Outcome) -> Dialect {
    Dialect(.forms, name, mark, expected) {
      var options = IngestOptions()
      options.coordinateKind = { _ in .metres }
      return Result(outcome: .observations(try readCSV(Array(content.utf8), options: options).observations.count))
    }
  }

  /// Apps that crews fill in.
  private static let apps = [
    table(
      "CSV", "a header and commas", "id,longitude,latitude\n1,111.7,40.6\n2,111.8,40.7\n", .observations(2)),
    table(
      "KoboToolbox", "`_gps_latitude`, `_uuid`; groups as `site/…`",
      "start,site/outfall_name,site/_gps_latitude,site/_gps_longitude,site/_gps_altitude,site/_gps_precision,_id,_uuid\n"
        + "2024-05-20T09:12:00+08:00,Weir pipe,40.63,111.79,1010,6,1,u1\n", .observations(1)),
    table(
      "KoboToolbox, place in one cell", "latitude, longitude, altitude and accuracy with blanks",
      "start,Where is it?,_id\n2024-05-20T09:12:00+08:00,40.63 111.79 1010.5 6.0,1\n", .observations(1)),
    table(
      "ODK Central", "`gps-Latitude`, `KEY`; groups as `site-…`",
      "SubmissionDate,site-gps-Latitude,site-gps-Longitude,site-gps-Altitude,site-gps-Accuracy,site-outfall_name,KEY\n"
        + "2023-03-01T09:12:13.456Z,48.2082,16.3738,171.2,3.9,Donaukanal 1,uuid:1\n", .observations(1)),
    table(
      "ODK Aggregate and Briefcase", "`gps:Latitude`; groups as `site:…`",
      "SubmissionDate,meta:instanceID,site:gps-Latitude,site:gps-Longitude,site:outfall_name\nMay 3\\, 2022,uuid:1,48.2,16.4,a\n"
        .replacing("May 3\\, 2022", with: "\"May 3, 2022\""), .observations(1)),
    table(
      "ODK, repeat of a form", "`PARENT_KEY`", "pipe,PARENT_KEY,KEY\nx,uuid:1,uuid:1/pipe[1]\n", .refused("a repeat of a form")),
    table(
      "Epicollect5", "`ec5_uuid`, `lat_1_GPS`",
      "ec5_uuid,created_at,title,lat_1_GPS,long_1_GPS,accuracy_1_GPS,UTM_Northing_1_GPS,UTM_Easting_1_GPS,UTM_Zone_1_GPS,2_Outfall\n"
        + "6a6b,2023-11-28T13:05:21.000Z,Mill pipe,51.507351,-0.127758,4,5710162,699316,30U,Mill pipe\n", .observations(1)),
    table(
      "ArcGIS Survey123", "`CreationDate` (UTC), `x`, `y`",
      "ObjectID,GlobalID,Name,CreationDate,Creator,EditDate,Editor,x,y\n1,g,a,4/11/2019 1:22:44 PM,u,4/11/2019 1:22:44 PM,u,-114.4,42.6\n",
      .observations(1)),
    table(
      "ArcGIS Field Maps", "`ESRIGNSS_LATITUDE`",
      "OBJECTID,ESRIGNSS_LATITUDE,ESRIGNSS_LONGITUDE,CreationDate,x,y\n1,42.6,-114.4,4/26/2019 7:35:12 PM,-114.4,42.6\n",
      .observations(1)),
    table(
      "Fulcrum", "`gps_horizontal_accuracy`",
      "fulcrum_id,created_at,latitude,longitude,gps_altitude,gps_horizontal_accuracy,outfall_name\n"
        + "1,2024-05-03 10:00:00 UTC,40.4,-79.9,300,5,a\n", .observations(1)),
    table("mWater", "`GPS Latitude`", "Site,GPS Latitude,GPS Longitude,GPS Accuracy\na,-1.28,36.82,5\n", .observations(1)),
    table(
      "iNaturalist", "`observed_on`, `positional_accuracy`",
      "id,observed_on,latitude,longitude,positional_accuracy\n1,2024-05-03,40.4,-79.9,5\n", .observations(1)),
    table("QField and Mergin Maps", "`x`, `y` of QGIS", "fid,x,y,name\n1,8.5,47.4,a\n", .observations(1)),
    table(
      "SW Maps", "`Latitude`, `Horizontal Accuracy`",
      "ID,Time,Latitude,Longitude,Horizontal Accuracy\n1,2024-05-03 10:00:00,27.7,85.3,1.2\n", .observations(1)),
    table(
      "Avenza Maps", "`Latitude`, `Description`", "Title,Description,Latitude,Longitude,Elevation\na,b,49.2,-123.1,10\n",
      .observations(1)),
    table(
      "Google Forms", "`Timestamp` with slashes; both coordinates in one answer",
      "Timestamp,Outfall,Coordinates (lat, lon)\n4/13/2024 10:00:00,a,\"41.40338, 2.17403\"\n"
        .replacing("Coordinates (lat, lon)", with: "\"Coordinates (lat, lon)\""), .observations(1)),
    table(
      "Microsoft Forms", "`Completion time`",
      "ID,Start time,Completion time,Latitude,Longitude\n1,4/13/24 10:00:00,4/13/24 10:05:00,51.5,-0.1\n", .observations(1)),
    table(
      "Google Ground", "WKT in `geometry`",
      "\"system:index\",\"geometry\",\"id\",\"name\",\"Capture date\"\n\"0\",\"POINT (-75.5812 6.2442)\",\"SFX1\",\"Outfall A\",\"2024-02-16 09:10\"\n",
      .observations(1)),
    table("Google My Maps", "`WKT`", "WKT,name,description\n\"POINT (-75.5812 6.2442)\",a,b\n", .observations(1)),
    table("Memento and Airtable", "one cell, angles", "Name,Location\na,\"41°24'12.2\"\"N 2°10'26.5\"\"E\"\n", .observations(1)),
    table(
      "A link of Google Maps", "`@lat,lon` in the address",
      "Name,Location\na,\"https://www.google.com/maps/@41.40338,2.17403,15z\"\n", .observations(1)),
  ]

  /// Lists of agencies.
  private static let agencies = [
    table(
      "EPA, outfalls of combined sewers", "`PF_LAT` before `FACILITY_LAT`",
      "NPDES_ID,FACILITY_LAT,FACILITY_LON,PERM_FEATURE_NMBR,PF_LAT,PF_LON\nAK0023213,58.2869,-134.384,2,58.3000526,-134.417196\n",
      .observations(1)),
    table("EPA ECHO", "`FacLat`, `FacLong`", "SourceID,FacName,FacLat,FacLong\nAK1,a,58.3,-134.4\n", .observations(1)),
    table("EPA FRS", "`LATITUDE83`", "REGISTRY_ID,PRIMARY_NAME,LATITUDE83,LONGITUDE83\n110000,a,58.3,-134.4\n", .observations(1)),
    table(
      "US state permits", "`Outfall Latitude` before `Latitude`",
      "Permit,Latitude,Longitude,Outfall,Outfall Latitude,Outfall Longitude\nIA1,41.60353,-94.00302,001,41.60363,-93.99837\n",
      .observations(1)),
    table(
      "US state permits, several outfalls in a row", "`Lat`, `Lat.1`, `Lat.2` behind the outfalls",
      "Permit,Latitude,Longitude,Outfall,Lat,Long,Outfall.1,Lat.1,Long.1\nIA1,41.60353,-94.00302,1,41.60363,-93.99837,2,41.6,-93.9\n",
      .observations(2)),
    table(
      "Decimal commas without quotes", "two cells for each coordinate", "id,lat,lon\n1,45,764043,4,835659\n", .observations(1)),
    table(
      "German, Polish, Russian, Japanese tables", "Breitengrad, szerokość, широта, 緯度",
      "Nr,Breitengrad,Längengrad\n1,51.5,4.25\n", .observations(1)),
    table(
      "Lines in quotes as a whole", "`\"id,lat,lon\"`", "\"id,lat,lon\"\n\"1,51.5,-0.12\"\n", .refused("take these quotes away")),
    table("Blanks between cells", "`id lat lon`", "id lat lon\n1 51.5 -0.12\n", .refused("separate them by commas or tabs")),
    table(
      "USGS NWIS (RDB)", "`dec_lat_va`, a row of column types",
      "# US Geological Survey\nagency_cd\tsite_no\tstation_nm\tdec_lat_va\tdec_long_va\n5s\t15s\t50s\t16s\t16s\n"
        + "USGS\t05427718\tYAHARA RIVER\t43.2088\t-89.3526\n", .observations(1), file: "a.txt"),
    table(
      "Water Quality Portal", "`LatitudeMeasure`",
      "MonitoringLocationIdentifier,MonitoringLocationName,LatitudeMeasure,LongitudeMeasure,HorizontalCoordinateReferenceSystemDatumName\n"
        + "USGS-1,a,43.2,-89.3,NAD83\n", .observations(1)),
    table(
      "EU UWWTD, discharge points", "`dcpLatitude`",
      "dcpCode,dcpName,dcpLatitude,dcpLongitude,uwwLatitude,uwwLongitude\nD1,a,48.1,11.5,48.2,11.6\n", .observations(1)),
    table(
      "EU UWWTD, treatment plants", "`uwwLatitude`", "uwwCode,uwwName,uwwLatitude,uwwLongitude\nU1,a,48.1,11.5\n",
      .observations(1)),
    Dialect(.forms, "UK storm overflow returns", "`Outlet Discharge NGR`", .observations(1)) {
      var options = IngestOptions()
      options.coordinateKind = { $0 == "EPSG:27700" ? .metres : .degrees }
      let text = "Site Name,Outlet Discharge NGR\nKettering,SP 90370 74740\n"
      return Result(outcome: .observations(try readCSV(Array(text.utf8), options: options).observations.count))
    },
    table("Chinese water standards", "`LGTD`, `LTTD`", "STCD,STNM,LGTD,LTTD\n1,a,114.25,30.5\n", .observations(1)),
    table("Chinese tables", "经度, 纬度", "排污口名称,经度,纬度,岸别\n一号,111.5,40.5,左岸\n", .observations(1)),
    table("Chinese tables, one cell", "坐标 with 东经 and 北纬", "名称,坐标\n一号,\"东经116°23′29″，北纬39°54′20″\"\n", .observations(1)),
    table(
      "Chinese census form", "经度 over 度, 分, 秒", "名称,经度,,,纬度,,\n,度,分,秒,度,分,秒\n一号,111,30,36,40,30,36\n", .observations(1)),
    table(
      "Chinese provincial form", "the outlet's place beside the monitoring point's",
      "sewageOutletName,sewageOutletLongitude,sewageOutletLatitude,monitoringPointLongitude,monitoringPointLatitude\n一号,111.5,40.5,111.6,40.6\n",
      .observations(1)),
    metres("Gauss-Kruger tables", "`X` is north, `Y` is east", "id,X,Y\n1,3112120.465,595307.656\n", .observations(1)),
    metres(
      "Swiss LV95 with marks", "`2'683'111.5`", "id;E;N\n1;2'683'111.5;1'247'945.3\n".replacing("E;N", with: "easting;northing"),
      .observations(1)),
    metres("European thousands", "`532.456,12`", "Ref;Easting;Northing\nA1;532.456,12;181.234,50\n", .observations(1)),
    metres("Excel thousands", "`\"532,456.1\"`", "Ref,Easting,Northing\nA1,\"532,456.1\",\"181,234.5\"\n", .observations(1)),
  ]

  /// Exports of databases, portals and programs.
  private static let exports = [
    table("Socrata", "`(lat, lon)` in `Location`", "ID,Location\nNB-014,\"(40.7361, -73.9416)\"\n", .observations(1)),
    table(
      "Socrata with an address", "the address above the brackets",
      "ID,Location 1\nNB-014,\"1 Main St\nNew York, NY\n(40.7361, -73.9416)\"\n", .observations(1)),
    table(
      "Socrata, older", "an object with `latitude`", "ID,location\nNB-014,\"{'latitude': '40.7361', 'longitude': '-73.9416'}\"\n",
      .observations(1)),
    table(
      "CKAN", "GeoJSON in `geometry`",
      "_id,NAME,geometry\n1,a,\"{\"\"coordinates\"\": [[-79.1882, 43.77]], \"\"type\"\": \"\"MultiPoint\"\"}\"\n",
      .observations(1)),
    table("Opendatasoft", "`geo_point_2d`: latitude first", "id,geo_point_2d\n1,\"48.85, -92.35\"\n", .observations(1)),
    table(
      "ArcGIS Hub", "`X`, `Y` in degrees beside `Easting`, `Northing`",
      "X,Y,NAME,Easting,Northing\n-87.71,42.01,1,1153576.271,1947500.82\n", .observations(1)),
    table("ArcGIS joins", "`LAT_DEC`, `LON_CONV`", "PIPE,LAT_DEC,LON_CONV\na,41.71,-87.54\n", .observations(1)),
    table("ogr2ogr, WKT", "`WKT`", "WKT,id\n\"POINT (30.1 59.9)\",1\n", .observations(1)),
    table("ogr2ogr, XY", "`X`, `Y`", "X,Y,id\n30.1,59.9,1\n", .observations(1)),
    table("PostGIS, EWKT", "`SRID=4326;POINT(…)`", "id,geom\n1,SRID=4326;POINT(30.1 59.9)\n", .observations(1)),
    table(
      "PostGIS, EWKB", "hexadecimal digits in `geom`", "id,geom\n1,0101000020E61000009A99999999193E403333333333F34D40\n",
      .observations(1)),
    table("CARTO", "`the_geom`", "cartodb_id,the_geom\n1,0101000020E61000009A99999999193E403333333333F34D40\n", .observations(1)),
    table(
      "Darwin Core (GBIF)", "`decimalLatitude`, tabs", "occurrenceID\tdecimalLatitude\tdecimalLongitude\n1\t59.9\t30.1\n",
      .observations(1), file: "a.txt"),
    table(
      "exiftool -csv", "`53 deg 12' 16.92\" N`",
      "SourceFile,GPSLatitude,GPSLongitude\na.jpg,\"53 deg 12' 16.92\"\" N\",\"6 deg 32' 13.56\"\" E\"\n", .observations(1)),
    table(
      "exiv2", "`53/1 12/1 1692/100`", "file,latitude,longitude\na.jpg,53/1 12/1 1692/100,6/1 32/1 1356/100\n", .observations(1)),
    table("Receivers' columns", "`ddmm.mmmm` beside N/S", "id,lat,N/S,lon,E/W\n1,3206.1230,N,11842.5000,E\n", .observations(1)),
    table("R", "quoted cells, `NA`", "\"\",\"lon\",\"lat\"\n\"1\",30.1,59.9\n\"2\",NA,NA\n", .observations(1)),
    table("psql and Unix tools", "vertical bars", "id|lat|lon|name\n1|51.5|-0.12|a\n", .observations(1)),
    table("Excel, semicolons", "`sep=;`, decimal commas", "sep=;\nid;lat;lon\n1;51,5;-0,12\n", .observations(1)),
    table(
      "Excel, protected numbers", "`=\"40.446\"`", "id,lat,lon\n1,\"=\"\"40.446\"\"\",\"=\"\"-79.982\"\"\"\n", .observations(1)),
    table("Office programs, short rows", "empty cells at the end left out", "id,lat,lon,name\n1,51.5,-0.12\n", .observations(1)),
    table(
      "Litchi mission", "`gimbalmode`", "latitude,longitude,altitude(m),curvesize(m),rotationdir,gimbalmode\n1,2,3,0,0,0\n",
      .refused("mission plan")),
    table(
      "HTML saved as a table", "`<html>`", "<html><table><tr><td>lat</td></tr></table></html>", .refused("web page"),
      file: "a.xls"),
  ]

  /// Ways to write an angle or a date.
  private static let writings = [
    table("Degrees, minutes, seconds", "`40°26'46\"N`", "id;lat;lon\n1;40°26'46\"N;79°58'56\"W\n", .observations(1)),
    table("Degrees and minutes", "`N 48°30,6410`", "id;lat;lon\n1;N 48°30,6410;E 18°57,4583\n", .observations(1)),
    table("Words", "`40.446 North`", "id,lat,lon\n1,40.446 North,79.982 West\n", .observations(1)),
    table("Arabic digits", "`٣٠٫٠٥`", "id,lat,lon\n1,٣٠٫٠٥,٣١٫٢٤\n", .observations(1)),
    table("ISO 6709", "`+40.446-079.982/`", "id,position\n1,+40.446-079.982/\n", .observations(1)),
    table("geo: addresses", "RFC 5870", "id,location\n1,\"geo:40.446,-79.982\"\n", .observations(1)),
    table("O for west or east", "`99°07'39\" O`", "id;lat;lon\n1;19°25'42\" N;99°07'39\" O\n", .observations(0)),
    table(
      "Two numbers without an order", "`41.4, 2.17` in `Coordinates`", "id,Coordinates\n1,\"41.40338, 2.17403\"\n",
      .refused("--position-order")),
    table("Day or month first", "`4/11/2019`", "lat,lon,date\n51.5,-0.12,4/11/2019\n", .observations(1)),
    table("Oracle dates", "`03-MAY-22`", "lat,lon,date\n51.5,-0.12,03-MAY-22\n", .observations(1)),
    table(
      "JavaScript dates", "`Thu May 02 2024 … GMT+0800`",
      "lat,lon,time\n51.5,-0.12,Thu May 02 2024 10:00:00 GMT+0800 (China Standard Time)\n", .observations(1)),
  ]
}
