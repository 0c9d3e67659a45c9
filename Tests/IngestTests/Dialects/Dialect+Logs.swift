extension Dialect {
  /// Logs of flights and walks.
  static let logs: [Dialect] = flightTables + loggerTables + textLogs + subtitles + markupLogs + plans + otherFiles

  /// A log whose lines behind `head` are `line` for twelve seconds; see ``filled(_:second:)``.
  private static func log(
    _ name: String, _ mark: String, file: String = "log.csv", _ head: String, _ line: String,
    _ expected: Outcome = .track(fixes: 12)
  ) -> Dialect {
    let lines = (0..<12).map { filled(line, second: $0) }.joined(separator: "\n")
    return Dialect(.logs, name, mark, file: file, (head.isEmpty ? "" : head + "\n") + lines + "\n", expected)
  }

  /// `line` with the values of one second in place of the words in braces.
  private static func filled(_ line: String, second: Int) -> String {
    func digits(_ value: Int, _ count: Int) -> String {
      String(repeating: "0", count: max(0, count - "\(value)".count)) + "\(value)"
    }
    let latitude = 406_345_000 + second * 1000
    let longitude = 1_117_935_000 + second * 1200
    let values = [
      "{i}": "\(second)", "{ss}": digits(33 + second, 2), "{lat}": "40.\(digits(latitude % 10_000_000, 7))",
      "{lon}": "111.\(digits(longitude % 10_000_000, 7))", "{latc}": "40,\(digits(latitude % 10_000_000, 7))",
      "{lonc}": "111,\(digits(longitude % 10_000_000, 7))", "{lat7}": "\(latitude)", "{lon7}": "\(longitude)",
      "{latm}": "4038.\(digits(700 + second * 60, 4))", "{lonm}": "11147.\(digits(6100 + second * 72, 4))",
      "{epoch}": "\(1_718_072_493 + second)",
    ]
    return values.reduce(line) { $0.replacing($1.key, with: $1.value) }
  }

  private static let flightTables: [Dialect] = [
    log(
      "AirData UAV", "`datetime(utc)`, `flycState`",
      "time(millisecond),datetime(utc),latitude,longitude,satellites,flycState,message",
      "{i}000,2024-06-11 02:21:{ss},{lat},{lon},17,P-GPS,"),
    log(
      "DJI Flight Reader", "`CUSTOM.date [local]`, `OSD.latitude`; the order of day and month by AM and PM",
      "CUSTOM.date [local],CUSTOM.updateTime [local],OSD.latitude,OSD.longitude,OSD.gpsNum",
      "7/4/2025,7:05:{ss}.97 PM,{lat},{lon},17"),
    log(
      "DJI Flight Reader on a German or French computer", "the same with `;`, decimal commas and `25.11.2025`",
      "sep=;\nCUSTOM.date [local];CUSTOM.updateTime [local];OSD.latitude;OSD.longitude;OSD.gpsNum",
      "25.11.2025;19:05:{ss},97;{latc};{lonc};17"),
    log(
      "PhantomHelp log viewer", "`CUSTOM.updateTime [local]`, `OSD.flyTime`",
      "CUSTOM.date [local],CUSTOM.updateTime [local],OSD.flyTime [s],OSD.latitude,OSD.longitude,OSD.gpsNum",
      "2024-06-11,10:21:{ss}.1,{i}.0,{lat},{lon},17"),
    log(
      "TXTlogToCSVtool", "`CUSTOM.updateTime` without `[local]`, which is UTC",
      "CUSTOM.updateTime,OSD.latitude,OSD.longitude,OSD.gpsNum",
      "2018/04/19 17:25:{ss}.078,{lat},{lon},15"),
    log(
      "dji-log-parser", "`CUSTOM.dateTime`, UTC", "CUSTOM.dateTime,OSD.flyTime,OSD.latitude,OSD.longitude,OSD.gpsNum",
      "2024-06-11T02:21:{ss}.0Z,{i}.0,{lat},{lon},17"),
    log(
      "Litchi flight log", "`datetime(utc)`, `isflying`",
      "latitude,longitude,datetime(utc),datetime(local),satellites,isflying",
      "{lat},{lon},2024-06-11 02:21:{ss},2024-06-11 10:21:{ss},17,1"),
    log(
      "DatCon", "`GPS(0):Long`, `GPS:dateTimeStamp`", "Clock:offsetTime,GPS(0):Long,GPS(0):Lat,GPS:dateTimeStamp,flyCState",
      "{i}.0,{lon},{lat},2018-04-19T17:25:{ss}Z,P-GPS"),
    log(
      "DatCon with units", "`GPS(0):Long[degrees]`",
      "Clock:Tick#,GPS(0):Long[degrees],GPS(0):Lat[degrees],GPS(0):Date,GPS(0):Time",
      "{i}00,{lon},{lat},20180419,1725{ss}"),
    log(
      "CsvView of a DAT", "`GPS:Long`, `GPS:Lat`, a date and a time without separators",
      "offsetTime,GPS:Long,GPS:Lat,GPS:Date,GPS:Time", "{i}.0,{lon},{lat},20180419,1725{ss}"),
    log(
      "QGroundControl telemetry", "`gps.lat`, `roll`, `groundSpeed`",
      "Timestamp,roll,pitch,heading,groundSpeed,gps.lat,gps.lon,gps.hdop",
      "2024-06-11 10:21:{ss}.000,0.1,0.2,89,3.1,{lat},{lon},0.7"),
    log(
      "open-dronelog", "`time_s`, `distance_to_home_m`", "time_s,lat,lng,alt_m,distance_to_home_m,speed_ms",
      "{i}.0,{lat},{lon},50,3,3.1"),
    log(
      "UgCS telemetry", "`fc:latitude`, `fc:longitude`", "Time,fc:latitude,fc:longitude,fc:altitude_amsl,fc:ground_speed",
      "2024-06-11T02:21:{ss}Z,{lat},{lon},1050,3.1"),
    log(
      "Parrot FreeFlight", "`product_gps_longitude`", "time,product_gps_longitude,product_gps_latitude,speed_vx,flying_state",
      "{i}000,{lon},{lat},3.1,2"),
    log(
      "Skydio", "by the shape of its rows", "timestamp,gps_latitude,gps_longitude,velocity_x,battery_percentage,vehicle_mode",
      "17180724{ss}.1,{lat},{lon},3.1,90,MANUAL"),
    log(
      "Yuneec telemetry", "`fsk_rssi`, `gps_used`; the first column, without a name, is the time",
      ",fsk_rssi,voltage,altitude,latitude,longitude,tas,gps_used,satellites_num,roll,pitch,yaw,f_mode",
      "20240611 10:21:{ss}:123,-60,15.1,50,{lat},{lon},3.1,true,17,0,0,89,4"),
    log(
      "Yuneec RemoteGPS", "`lon`, `lat`, `angle`; the first column, without a name, is the time",
      ",lon,lat,alt,accuracy,speed,angle",
      "20240611 10:21:{ss}:123,{lon},{lat},1050,3,0.4,89"),
    log(
      "EdgeTX", "`GPS` with latitude and longitude, `GSpd(kmh)`", "Date,Time,1RSS(dB),GPS,GSpd(kmh),Hdg(°),Sats",
      "2024-06-11,10:21:{ss}.000,-63,{lat} {lon},12.3,89.1,17"),
    log("OpenTX", "`GPS`, `RSSI(dB)`", "Date,Time,RSSI(dB),GPS,GAlt(m),Rud", "2024-06-11,10:21:{ss}.000,63,{lat} {lon},50,0"),
    log("Ethos", "`GPS`, `GPS Speed`", "Date,Time,GPS,GPS Speed,GPS alt", "2024-06-11,10:21:{ss}.0,{lat} {lon},3.1,50"),
    log(
      "INAV blackbox (GPS)", "`GPS_coord[0]`, `time (us)`",
      "time (us), GPS_fixType, GPS_numSat, GPS_coord[0], GPS_coord[1], GPS_speed (m/s)",
      "{i}000000, 2, 17, {lat}, {lon}, 3.2", .track(fixes: 12)),
    log(
      "Betaflight blackbox (GPS)", "`GPS_coord[0]`, `time (us)`",
      "time (us),GPS_numSat,GPS_coord[0],GPS_coord[1],GPS_altitude,GPS_ground_course",
      "{i}000000,17,{lat},{lon},1050,89.1"),
    log(
      "PX4 `ulog2csv`", "`time_utc_usec`, `fix_type`, whole numbers of 1e-7 degree",
      "timestamp,time_utc_usec,lat,lon,fix_type,satellites_used,eph,hdop", "{i}000000,{epoch}000000,{lat7},{lon7},3,17,1.2,0.7"),
    log(
      "ArduPilot `mavlogdump.py --format csv`", "`GWk`, `GMS`", "timestamp,TimeUS,Status,GMS,GWk,NSats,HDop,Lat,Lng,Alt,Spd",
      "{epoch},{i}000000,3,1812{ss}000,2318,17,0.7,{lat},{lon},1050,3.1"),
    log(
      "MagDrone, SonarTRX and the like of a surveying payload", "speed or heading beside positions one second apart",
      "Date,Time,Latitude,Longitude,Heading,Altitude AGL,TMI", "2024-06-11,10:21:{ss},{lat},{lon},89,30,54321.1"),
  ]

  private static let loggerTables: [Dialect] = [
    log(
      "Columbus V-900, V-990, P-1", "`TAG`, `LATITUDE N/S`; rows with another tag than T are observations",
      "INDEX,TAG,DATE,TIME,LATITUDE N/S,LONGITUDE E/W,HEIGHT,SPEED,HEADING", "{i},T,240611,1021{ss},{lat}N,{lon}E,1050,4,89"),
    log(
      "BT747, iBlue, Holux, Qstarz", "`RCR`, `N/S`, `E/W`", "INDEX,RCR,DATE,TIME,VALID,LATITUDE,N/S,LONGITUDE,E/W,HEIGHT,SPEED,",
      "{i},T,2024/06/11,10:21:{ss},SPS,{lat},N,{lon},E,1050,3.1"),
    log(
      "BT747: places marked by the button", "`RCR` with the letter B",
      "INDEX,RCR,DATE,TIME,VALID,LATITUDE,N/S,LONGITUDE,E/W,HEIGHT,SPEED,",
      "{i},B,2024/06/11,10:21:{ss},SPS,{lat},N,{lon},E,1050,3.1", .observations(12)),
    log(
      "GPSLogger for Android", "`time`, `bearing`, `speed`, one row a second",
      "time,lat,lon,elevation,accuracy,bearing,speed,satellites,provider",
      "2024-06-11T02:21:{ss}.000Z,{lat},{lon},1050,3,89,1.2,17,gps"),
    log(
      "Sensor Logger", "`seconds_elapsed`, `horizontalAccuracy`",
      "time,seconds_elapsed,speed,bearing,altitude,longitude,latitude",
      "{epoch}000000000,{i}.0,1.2,89,1050,{lon},{lat}"),
    log(
      "phyphox", "`Time (s)`, `Velocity (m/s)`",
      "\"Time (s)\",\"Latitude (°)\",\"Longitude (°)\",\"Height (m)\",\"Velocity (m/s)\",\"Direction (°)\"",
      "{i}.0,{lat},{lon},1050,1.2,89"),
    log(
      "GPSBabel `unicsv`", "`No`, `Course`, `Speed`", "No,Latitude,Longitude,Altitude,Speed,Course,Date,Time",
      "{i},{lat},{lon},1050,1.2,89,2024/06/11,02:21:{ss}"),
    log(
      "GPS Visualizer", "`type` with T for a fix of the track",
      "type,time,latitude,longitude,altitude (m),speed (km/h),name,desc",
      "T,2024-06-11 02:21:{ss},{lat},{lon},1050,4.1,,"),
    log(
      "Traccar", "`Valid`, `Course`", "Valid,Time,Latitude,Longitude,Altitude,Speed,Course",
      "true,2024-06-11 02:21:{ss},{lat},{lon},1050,2,89"),
    log(
      "balloon and vehicle trackers", "`speed_mph`, `bearing`", "datetime,speed_mph,bearing,altitude_ft,lat,lon",
      "2024-06-11 02:21:{ss},58,24,4221,{lat},{lon}"),
    log(
      "any table of one row a second", "times and places that follow one another", "time,lat,lon",
      "2024-06-11T02:21:{ss}Z,{lat},{lon}"),
    log(
      "any table without times", "speed and heading beside places a few metres apart", "lat,lon,speed,heading",
      "{lat},{lon},3.1,89"),
    log(
      "表格轨迹（速度、航向）", "时间、速度、航向", "时间,经度,纬度,速度,航向", "2024-06-11 10:21:{ss},{lon},{lat},3.1,89"),
  ]

  private static let textLogs: [Dialect] = [
    log(
      "NMEA 0183", "sentences such as `$GNRMC`", file: "a.nmea", "", "$GPRMC,0221{ss}.00,A,{latm},N,{lonm},E,0.5,89.0,110624,,,A"),
    Dialect(
      .logs, "NMEA 0183 in UTF-16", "a log that Windows saved as \"Unicode\"", file: "a.nmea",
      [0xFF, 0xFE]
        + (0..<12).map { filled("$GPRMC,0221{ss}.00,A,{latm},N,{lonm},E,0.5,89.0,110624,,,A\r\n", second: $0) }.joined().utf8
        .flatMap { [$0, 0] }, .track(fixes: 12)),
    log(
      "NMEA 0183 of a terminal", "something before each sentence", file: "a.log", "",
      "[10:21:{ss}.004] $GPRMC,0221{ss}.00,A,{latm},N,{lonm},E,0.5,89.0,110624,,,A"),
    Dialect(
      .logs, "NMEA 0183 waypoints", "`$GPWPL`", file: "a.nmea",
      "$GPWPL,4038.070,N,11147.610,E,OUT01*09\r\n$GPWPL,4038.080,N,11147.620,E,OUT02*06\r\n", .observations(2)),
    Dialect(
      .logs, "Magellan waypoints", "`$PMGNWPL`", file: "a.nmea",
      "$PMGNWPL,4038.070,N,11147.610,E,0001050,M,OUT01,,a\r\n$GPGLL,,,,,,V,N\r\n$GPGLL,,,,,,V,N\r\n", .observations(1)),
    log(
      "Android GNSSLogger", "lines `Fix` under a comment `# Fix,…`", file: "gnss_log.txt",
      "# Raw,utcTimeMillis\n# Fix,Provider,LatitudeDegrees,LongitudeDegrees,AltitudeMeters,SpeedMps,AccuracyMeters,BearingDegrees,UnixTimeMillis\n#\nRaw,1,2",
      "Fix,GPS,{lat},{lon},1050,1.2,3.9,89,{epoch}000"),
    log(
      "RTKLIB and Emlid Studio `.pos`", "a header with `latitude(deg)`", file: "a.pos",
      "%  GPST                  latitude(deg) longitude(deg)  height(m)   Q  ns   sdn(m)   sde(m)   sdu(m)",
      "2024/06/11 02:21:{ss}.000   {lat}  {lon}  1050.1   1  17   0.0102   0.0091   0.0212"),
    log(
      "RTKLIB with GPS week", "week and seconds instead of a date", file: "a.pos",
      "%  GPST   latitude(deg) longitude(deg)  height(m)   Q  ns", "2318 1812{ss}.000   {lat}  {lon}  1050.1   5  17"),
    log(
      "Emlid Reach `.LLH`", "lines of time, latitude, longitude, height, quality", file: "a.LLH", "",
      "2024/06/11 02:21:{ss}.000   {lat}  {lon}  1050.1   1  17   0.0102   0.0091   0.0212   0.001  -0.001   0.001   0.00   12.3"),
    log(
      "RTKLIB in X, Y, Z", "a header with `x-ecef(m)`", file: "a.pos",
      "%  GPST        x-ecef(m)      y-ecef(m)      z-ecef(m)   Q  ns",
      "2024/06/11 02:21:{ss}.000  -1800000.1  4500000.1  4130000.1   1  17", .refused("Lat/Lon/Height")),
    log(
      "OziExplorer track `.plt`", "`OziExplorer Track Point File`", file: "a.plt",
      "OziExplorer Track Point File Version 2.1\r\nWGS 84\r\nAltitude is in Feet\r\nReserved 3\r\n0,2,255,walk,0,0,2,8421376\r\n12\r",
      "  {lat}, {lon},0, 3445.2,45454.09{ss}000, 11-Jun-24, 02:21:{ss}"),
    log(
      "IGC", "records `B`, the date in `HFDTE`", file: "a.igc", "AXXX001 own\r\nHFDTE110624\r",
      "B0221{ss}4038070N11147610EA0105001050"),
    log(
      "gpsd", "reports of class `TPV`", file: "a.json", "{\"class\":\"VERSION\",\"release\":\"3.25\"}",
      "{\"class\":\"TPV\",\"mode\":3,\"time\":\"2024-06-11T02:21:{ss}.000Z\",\"lat\":{lat},\"lon\":{lon},\"eph\":2.1}"),
    Dialect(
      .logs, "ArduPilot log as text", "lines `FMT` and `GPS`", file: "a.log",
      "FMT, 130, 50, GPS, QBIHBcLLefffB, TimeUS,Status,GMS,GWk,NSats,HDop,Lat,Lng,Alt,Spd,GCrs,VZ,U\n"
        + "GPS, 1000, 3, 181293000, 2318, 17, 0.7, 40.6345, 111.7935, 1050, 3, 89, 0, 1\n"
        + "GPS, 2000, 3, 181294000, 2318, 17, 0.7, 40.6346, 111.7936, 1050, 3, 89, 0, 1\n", .track(fixes: 2)),
    Dialect(
      .logs, "ArduPilot log with two receivers", "the message `GPS2` has `U` = 1", file: "a.log",
      "FMT, 130, 50, GPS, QBIHBcLLefffB, TimeUS,Status,GMS,GWk,NSats,HDop,Lat,Lng,Alt,Spd,GCrs,VZ,U\n"
        + "FMT, 131, 50, GPS2, QBIHBcLLefffB, TimeUS,Status,GMS,GWk,NSats,HDop,Lat,Lng,Alt,Spd,GCrs,VZ,U\n"
        + "GPS, 1000, 3, 181293000, 2318, 17, 0.7, 40.7, 111.7935, 1050, 3, 89, 0, 0\n"
        + "GPS2, 1000, 3, 181293000, 2318, 17, 0.7, 40.6345, 111.7935, 1050, 3, 89, 0, 1\n"
        + "GPS2, 2000, 3, 181294000, 2318, 17, 0.7, 40.6346, 111.7936, 1050, 3, 89, 0, 1\n", .track(fixes: 2)),
  ]

  private static func subtitle(
    _ name: String, _ mark: String, file: String = "a.SRT", _ line: String, _ expected: Outcome = .track(fixes: 12)
  ) -> Dialect {
    let blocks = (0..<12).map {
      "\($0 + 1)\n00:00:\($0 < 10 ? "0" : "")\($0),000 --> 00:00:\($0 < 9 ? "0" : "")\($0 + 1),000\n" + filled(line, second: $0)
    }
    return Dialect(.logs, name, mark, file: file, blocks.joined(separator: "\n\n") + "\n", expected)
  }

  private static let subtitles: [Dialect] = [
    subtitle(
      "DJI subtitles, newer models", "`[latitude: …] [longitude: …]`",
      "2024-06-11 10:21:{ss}.000\n[iso: 100] [latitude: {lat}] [longitude: {lon}]"),
    subtitle(
      "DJI subtitles, Mavic Pro, Phantom 4", "`GPS(longitude,latitude,satellites)`",
      "2024.6.11 10:21:{ss}\nGPS({lon},{lat},17) ISO:100"),
    subtitle("DJI subtitles, Matrice 300", "`GPS(latitude,longitude,0.0M)`", "2024-06-11 10:21:{ss}\nGPS({lat},{lon},0.0M)"),
    subtitle("DJI subtitles, Avata", "`GPS(latitude,longitude,height)`", "GPS({lat},16.39{ss}05,69.8) BAROMETER(91.2)"),
    subtitle(
      "Autel subtitles", "`GPS(E: …, N: …)`", "HOME(E: 111.79, N: 40.63) 2024-06-11 10:21:{ss}\nGPS(E: {lon}, N: {lat}, 37.10m)"),
    log(
      "Autel subtitles, SubStation Alpha", "lines `Dialogue:`", file: "a.ass",
      "[Script Info]\nTitle: Autel\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text",
      "Dialogue: 0,0:00:{ss}.00,0:00:{ss}.50,Default,,0,0,0,,HOME(111.79, 40.63) 2024.6.11 10:21:{ss}\\NGPS(E: {lon}, N: {lat}, 37)"
    ),
    subtitle(
      "DJI subtitles without positions", "only the settings of the camera",
      "FrameCnt : 1, DiffTime : 39ms\n[iso : 100] [shutter : 1/240.0]",
      .refused("hold no positions")),
    log(
      "DJI timestamps `.MRK`", "`,Lat`, `,Lon`, `,Q`", file: "a.MRK", "",
      "{i}\t1812{ss}.0\t[2318]\t0,N\t0,E\t0,V\t{lat},Lat\t{lon},Lon\t1050.1,Ellh\t0.01, 0.01, 0.02\t50,Q"),
  ]

  private static let markupLogs: [Dialect] = [
    Dialect(
      .logs, "GPX", "`trk`", file: "a.gpx",
      "<gpx version=\"1.1\"><trk><trkseg><trkpt lat=\"40.6345\" lon=\"111.7935\"/><trkpt lat=\"40.6346\" lon=\"111.7936\"/></trkseg></trk></gpx>",
      .track(fixes: 2)),
    Dialect(
      .logs, "TCX of Garmin and Strava", "`TrainingCenterDatabase`", file: "a.tcx",
      "<TrainingCenterDatabase><Activities><Activity><Lap><Track>"
        + (0..<12).map {
          filled(
            "<Trackpoint><Time>2024-06-11T02:21:{ss}Z</Time><Position><LatitudeDegrees>{lat}</LatitudeDegrees>"
              + "<LongitudeDegrees>{lon}</LongitudeDegrees></Position></Trackpoint>", second: $0)
        }.joined() + "</Track></Lap></Activity></Activities></TrainingCenterDatabase>", .track(fixes: 12)),
    Dialect(
      .logs, "KML line", "`LineString`", file: "a.kml",
      "<kml><Placemark><LineString><coordinates>111.79,40.63 111.80,40.64</coordinates></LineString></Placemark></kml>",
      .track(fixes: 2)),
    Dialect(
      .logs, "KML `gx:Track`", "`when` and `gx:coord`", file: "a.kml",
      "<kml xmlns:gx=\"g\"><Placemark><gx:Track><when>2024-06-11T02:21:33Z</when><when>2024-06-11T02:21:34Z</when>"
        + "<gx:coord>111.79 40.63 0</gx:coord><gx:coord>111.80 40.64 0</gx:coord></gx:Track></Placemark></kml>", .track(fixes: 2)),
    Dialect(
      .logs, "Google's location history as KML", "`gx:Track` without `when`", file: "a.kml",
      "<kml xmlns:gx=\"g\"><Placemark><gx:Track><gx:coord>111.79 40.63 0</gx:coord><gx:coord>111.80 40.64 0</gx:coord></gx:Track></Placemark></kml>",
      .track(fixes: 2)),
    Dialect(
      .logs, "GPSBabel and ExpertGPS KML", "a folder of points that are the vertices of the line", file: "a.kml",
      "<kml><Document><Folder><name>Points</name>"
        + (0..<12).map {
          filled("<Placemark><name>w-{i}</name><Point><coordinates>{lon},{lat}</coordinates></Point></Placemark>", second: $0)
        }.joined()
        + "</Folder><Placemark><LineString><coordinates>"
        + (0..<12).map { filled("{lon},{lat}", second: $0) }.joined(separator: " ")
        + "</coordinates></LineString></Placemark></Document></kml>", .track(fixes: 12)),
  ]

  private static let plans: [Dialect] = [
    Dialect(
      .logs, "DJI Pilot 2 and FlightHub mission", "`wpml:missionConfig`", file: "template.kml",
      "<kml xmlns:wpml=\"http://www.dji.com/wpmz/1.0.2\"><Document><wpml:missionConfig/></Document></kml>", .refused("mission")),
    Dialect(
      .logs, "DJI Pilot mission", "`mis:useWaylineAltitude`", file: "mission.kml",
      "<kml><Placemark><ExtendedData xmlns:mis=\"www.dji.com\"><mis:useWaylineAltitude>false</mis:useWaylineAltitude></ExtendedData>"
        + "<Point><coordinates>111.7,40.6,50</coordinates></Point></Placemark></kml>", .refused("mission")),
    Dialect(
      .logs, "Litchi mission", "`curvesize(m)`, `rotationdir`", file: "a.csv",
      "latitude,longitude,altitude(m),heading(deg),curvesize(m),rotationdir,gimbalmode\n40.6,111.7,30,0,0,0,0\n",
      .refused("mission")),
    Dialect(
      .logs, "QGroundControl plan", "`\"fileType\": \"Plan\"`", file: "a.plan", "{\"fileType\": \"Plan\", \"mission\": {}}\n",
      .refused("mission")),
    Dialect(
      .logs, "Mission Planner waypoints", "`QGC WPL 110`", file: "a.waypoints",
      "QGC WPL 110\n0\t1\t0\t16\t0\t0\t0\t0\t40.6\t111.7\t30\t1\n", .refused("mission")),
    Dialect(
      .logs, "UgCS route", "`WaitTime`, `TurnMode` or the like, and no time", file: "a.csv",
      "WP,Latitude,Longitude,AltitudeAGL,UavYaw,Speed,WaitTime\n1,40.6,111.7,30,0,5,0\n2,40.61,111.7,30,0,5,0\n",
      .refused("mission")),
  ]

  private static let otherFiles: [Dialect] = [
    Dialect(
      .logs, "OziExplorer waypoints `.wpt`", "`OziExplorer Waypoint File`", file: "a.wpt",
      "OziExplorer Waypoint File Version 1.1\nWGS 84\n",
      .refused("GPX")),
    Dialect(
      .logs, "RINEX", "`RINEX VERSION / TYPE`", file: "a.24o",
      "     3.03           OBSERVATION DATA    M                   RINEX VERSION / TYPE\n", .refused("RTKLIB")),
    Dialect(
      .logs, "UBX of u-blox", "B5 62", file: "a.ubx", [0xB5, 0x62, 1, 7, 92, 0] + [UInt8](repeating: 0, count: 92),
      .refused("u-blox")),
    Dialect(
      .logs, "blackbox of Betaflight or INAV, raw", "`H Product:Blackbox`", file: "a.bbl",
      "H Product:Blackbox flight data recorder by Nicholas Sherlock\nH Data version:2\n", .refused("blackbox_decode")),
    Dialect(
      .logs, "Google location history as JSON", "`latitudeE7`", file: "Records.json",
      "{\"locations\": [{\"latitudeE7\": 406345000, \"longitudeE7\": 1117935000}]}\n", .refused("location history")),
    Dialect(
      .logs, "GUTMA flight log", "`flight_logging`", file: "a.json", "{\"exchange\": {\"message\": {\"flight_logging\": {}}}}\n",
      .refused("flight log")),
    Dialect(
      .logs, "DJI flight record, encrypted", "`DJIFlightRecord_….txt`", file: "DJIFlightRecord_2024-06-11.txt",
      [UInt8](repeating: 0, count: 64) + [1, 2, 3], .refused("dji-log-parser")),
    Dialect(
      .logs, "DJI aircraft log `.DAT`", "the word BUILD", file: "FLY001.DAT",
      [UInt8](repeating: 1, count: 16) + Array("BUILD".utf8), .refused("DatCon")),
  ]
}
