// The floor under `outlets snap`: what reading the files' bytes, PROJ on all coordinates and writing the output's bytes cost by
// themselves, on one thread and with nothing in between.
//   floor POINTS RIVERS OBSERVATIONS VERTICES OUTPUT_BYTES OUT
#include <proj.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

static size_t read_all(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) { perror(path); exit(1); }
  static char block[1 << 20];
  size_t total = 0, got;
  unsigned sum = 0;
  while ((got = fread(block, 1, sizeof block, file)) > 0) {
    total += got;
    for (size_t i = 0; i < got; i += 64) sum += block[i];
  }
  fclose(file);
  return total + (sum == 42);
}

static void transform(PJ *projection, size_t count, PJ_DIRECTION direction, double x0, double dx, double y0, double dy) {
  double x[4096], y[4096];
  while (count > 0) {
    size_t n = count < 4096 ? count : 4096;
    for (size_t i = 0; i < n; i++) { x[i] = x0 + dx * i / n; y[i] = y0 + dy * i / n; }
    proj_trans_generic(projection, direction, x, sizeof *x, n, y, sizeof *y, n, NULL, 0, 0, NULL, 0, 0);
    count -= n;
  }
}

int main(int argc, char **argv) {
  if (argc != 7) { fprintf(stderr, "usage: floor POINTS RIVERS OBSERVATIONS VERTICES OUTPUT_BYTES OUT\n"); return 64; }
  size_t observations = strtoul(argv[3], NULL, 10), vertices = strtoul(argv[4], NULL, 10);
  size_t bytes = strtoul(argv[5], NULL, 10);
  double start = now();
  size_t size = read_all(argv[1]) + read_all(argv[2]);
  double read = now();
  PJ_CONTEXT *context = proj_context_create();
  PJ *projection = proj_create(context,
    "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step +proj=tmerc +algo=poder_engsager +lon_0=111 +ellps=WGS84");
  if (!projection) { fprintf(stderr, "PROJ failed\n"); return 69; }
  transform(projection, observations + vertices, PJ_FWD, 110, 2, 40, 1);
  transform(projection, observations, PJ_INV, -80000, 160000, 4430000, 100000);
  double projected = now();
  FILE *out = fopen(argv[6], "wb");
  if (!out) { perror(argv[6]); return 74; }
  static char block[1 << 20];
  memset(block, 'x', sizeof block);
  for (size_t left = bytes; left > 0;) {
    size_t n = left < sizeof block ? left : sizeof block;
    if (fwrite(block, 1, n, out) != n) { perror(argv[6]); return 74; }
    left -= n;
  }
  if (fclose(out)) { perror(argv[6]); return 74; }
  double written = now();
  fprintf(stderr, "read %zu bytes %.3f s, PROJ %.3f s, write %zu bytes %.3f s\n", size, read - start, projected - read, bytes,
          written - projected);
  printf("%.3f\n", written - start);
}
