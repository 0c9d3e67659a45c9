#!/usr/bin/awk -f
# A large survey, made up: rivers that wander over 3 by 2 degrees, and observations some 90 m around their vertices.
#   awk -f workload.awk -v rivers=5000 -v vertices=200 -v observations=200000 -v out=FOLDER
# writes FOLDER/rivers.geojson and FOLDER/points.csv. The same awk and sizes give the same bytes.

# Nearly normal: the sum of twelve even numbers.
function normal(  sum, i) {
  sum = -6
  for (i = 0; i < 12; i++) sum += rand()
  return sum
}

BEGIN {
  srand(2)
  lines = out "/rivers.geojson"
  print "{\"type\":\"FeatureCollection\",\"features\":[" > lines
  for (r = 0; r < rivers; r++) {
    x = 110 + rand() * 3
    y = 40 + rand() * 1.8
    heading = rand() * 6.283185
    printf "%s{\"type\":\"Feature\",\"properties\":{\"river_id\":\"R%06d\",\"name\":\"River %d\",\"basin\":\"B%02d\"},", \
      (r ? ",\n" : ""), r, r, r % 17 > lines
    printf "\"geometry\":{\"type\":\"LineString\",\"coordinates\":[" > lines
    for (v = 0; v < vertices; v++) {
      heading += normal() * 0.04
      x += cos(heading) * 0.00052
      y += sin(heading) * 0.0004
      printf "%s[%.6f,%.6f]", (v ? "," : ""), x, y > lines
      placeX[r * vertices + v] = x
      placeY[r * vertices + v] = y
    }
    printf "]}}" > lines
  }
  print "\n]}" > lines

  split("industrial municipal agricultural other", kinds, " ")
  points = out "/points.csv"
  print "id,longitude,latitude,time,method,accuracy_m,type,note" > points
  for (i = 0; i < observations; i++) {
    place = int(rand() * rivers * vertices)
    second = int(i * 86400 / observations)
    printf "P%07d,%.7f,%.7f,2018-06-%02dT%02d:%02d:%02dZ,%s,%.1f,%s,seen from bank\n", i, \
      placeX[place] + normal() * 0.0008, placeY[place] + normal() * 0.0008, 1 + int(rand() * 30), int(second / 3600), \
      int(second / 60) % 60, second % 60, (rand() < 0.5 ? "drone" : "foot"), 0.5 + rand() * 8, \
      kinds[1 + int(rand() * 4)] > points
  }
}
