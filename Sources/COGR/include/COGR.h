// The vector functions of GDAL. libgdal is opened when it is first needed, since loading it takes about 40 ms.
//
// This header includes none of GDAL's, so that its users build without them. All functions but `cogr_load` may be called only
// after it has returned COGR_READY. Texts belong to GDAL and are valid until the next call on the same object.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The functions are weak, so that a build without GDAL links although only `cogr_load` is defined in it.
#pragma clang attribute push(__attribute__((weak)), apply_to = function)

typedef struct cogr_source cogr_source;
typedef struct cogr_layer cogr_layer;
typedef struct cogr_feature cogr_feature;
typedef struct cogr_geometry cogr_geometry;
typedef struct cogr_crs cogr_crs;

typedef enum {
  COGR_READY,
  /// This build was made without GDAL (package trait `GDAL`).
  COGR_NOT_BUILT,
  /// The library is not installed, or only in another version than that of the build.
  COGR_NO_LIBRARY,
} cogr_state;

/// Opens libgdal at the first call. On failure `reason` becomes the loader's message.
cogr_state cogr_load(const char **reason);
/// The version, such as "3.6.2".
const char *cogr_version(void);

// The failures and warnings of this thread since the last `cogr_forget`, joined by "; ". GDAL itself prints nothing.
void cogr_forget(void);
const char *cogr_failures(void);
const char *cogr_warnings(void);

/// Opens a source for reading with one of `drivers`, a list that ends with NULL. Returns NULL on failure.
cogr_source *cogr_open(const char *name, const char *const *drivers, const char *const *options);
void cogr_close(cogr_source *source);
const char *cogr_driver(const cogr_source *source);
int cogr_layer_count(const cogr_source *source);
cogr_layer *cogr_layer_at(const cogr_source *source, int index);
/// The result of a statement in the SQL of the source, which must be released with `cogr_release`. NULL on failure, and for a
/// statement without a result.
cogr_layer *cogr_query(cogr_source *source, const char *sql);
void cogr_release(cogr_source *source, cogr_layer *result);

/// False for a libgdal that was built without a network.
bool cogr_can_fetch(void);
/// Fetches the file at an address (http or https) and writes it to an open file. Returns 0 when all of it came, the status of the
/// answer (such as 404) when the server refused, else -1, with the reason among the failures. `stop` is often called with
/// `asker`; the transfer ends when it returns true.
int cogr_fetch(const char *url, int file, bool (*stop)(const void *asker), const void *asker);

typedef enum {
  COGR_NO_GEOMETRY,
  COGR_ANY,
  COGR_POINT,
  COGR_LINE,
  COGR_POLYGON,
  COGR_MULTI_POINT,
  COGR_MULTI_LINE,
  COGR_MULTI_POLYGON,
  COGR_COLLECTION,
  /// A curve, surface or solid.
  COGR_OTHER,
} cogr_shape;

const char *cogr_layer_name(const cogr_layer *layer);
cogr_shape cogr_layer_shape(const cogr_layer *layer);
/// The number of features; -1 when the source would have to count them.
int64_t cogr_layer_features(const cogr_layer *layer);
/// The name of the column of ids; "" when there is none.
const char *cogr_layer_id_column(const cogr_layer *layer);
/// An item of the layer's metadata; NULL when there is none.
const char *cogr_layer_metadata(const cogr_layer *layer, const char *name, const char *domain);
/// The layer's CRS, which the layer owns; NULL when it states none.
cogr_crs *cogr_layer_crs(const cogr_layer *layer);
/// Sets the condition of the features that are read; NULL for all features.
bool cogr_layer_filter(cogr_layer *layer, const char *condition);
void cogr_layer_rewind(cogr_layer *layer);
/// The next feature, owned by the caller; NULL at the end and on failure.
cogr_feature *cogr_layer_next(cogr_layer *layer);

typedef enum {
  COGR_INTEGER,
  COGR_REAL,
  COGR_SINGLE,
  COGR_BOOLEAN,
  COGR_TEXT,
  COGR_DATE,
  COGR_TIME,
  COGR_DATE_TIME,
  COGR_INTEGER_LIST,
  COGR_REAL_LIST,
  COGR_TEXT_LIST,
  /// A text that is JSON.
  COGR_JSON,
  COGR_BINARY,
} cogr_type;

int cogr_field_count(const cogr_layer *layer);
const char *cogr_field_name(const cogr_layer *layer, int field);
cogr_type cogr_field_type(const cogr_layer *layer, int field);

void cogr_feature_free(cogr_feature *feature);
/// The feature's id; -1 when it has none.
int64_t cogr_feature_id(const cogr_feature *feature);
bool cogr_is_null(const cogr_feature *feature, int field);
int64_t cogr_integer(const cogr_feature *feature, int field);
double cogr_real(const cogr_feature *feature, int field);
const char *cogr_text(const cogr_feature *feature, int field);
int cogr_list_count(const cogr_feature *feature, int field, cogr_type type);
int64_t cogr_list_integer(const cogr_feature *feature, int field, int index);
double cogr_list_real(const cogr_feature *feature, int field, int index);
const char *cogr_list_text(const cogr_feature *feature, int field, int index);
/// `zone` is 0 when unknown, 1 for local time, else 100 plus the quarters of an hour east of UTC.
typedef struct {
  int year, month, day, hour, minute, zone;
  float second;
} cogr_moment;
bool cogr_date_time(const cogr_feature *feature, int field, cogr_moment *moment);

/// The feature's geometry, which the feature owns; NULL when it has none.
const cogr_geometry *cogr_feature_geometry(const cogr_feature *feature);
cogr_shape cogr_geometry_shape(const cogr_geometry *geometry);
/// The name of the type in GDAL, such as "COMPOUNDCURVE".
const char *cogr_geometry_name(const cogr_geometry *geometry);
int cogr_part_count(const cogr_geometry *geometry);
const cogr_geometry *cogr_part(const cogr_geometry *geometry, int index);
int cogr_point_count(const cogr_geometry *geometry);
/// Writes the first two ordinates of each of the `cogr_point_count` points: x and y of the first, and so on.
void cogr_points(const cogr_geometry *geometry, double *ordinates);
bool cogr_has_heights(const cogr_geometry *geometry);
bool cogr_has_measures(const cogr_geometry *geometry);
/// The height (Z) and the measure (M) of one of the points.
double cogr_height(const cogr_geometry *geometry, int index);
double cogr_measure(const cogr_geometry *geometry, int index);

const char *cogr_crs_name(const cogr_crs *crs);
/// The authority of the code of the whole CRS; NULL when it has no code.
const char *cogr_crs_authority(const cogr_crs *crs);
const char *cogr_crs_code(const cogr_crs *crs);
const char *cogr_crs_datum(const cogr_crs *crs);
bool cogr_crs_is_geographic(const cogr_crs *crs);
bool cogr_crs_is_projected(const cogr_crs *crs);
double cogr_crs_semi_major(const cogr_crs *crs);
double cogr_crs_inverse_flattening(const cogr_crs *crs);
/// Metres of the unit of a projected CRS, and the unit's name, which belongs to the CRS.
double cogr_crs_unit(const cogr_crs *crs, const char **name);
/// Metres of the unit of the projected CRS with this number in the EPSG register; 0 when there is none.
double cogr_crs_registered_unit(int code);
/// True when the first ordinate of the layer's data counts towards north.
bool cogr_crs_is_north_first(const cogr_crs *crs);
/// A copy of the horizontal part, which the caller owns.
cogr_crs *cogr_crs_horizontal(const cogr_crs *crs);
/// The only CRS of the EPSG register that equals this one with at least `confidence` per cent of certainty, which the caller
/// owns; NULL when there is none.
cogr_crs *cogr_crs_match(const cogr_crs *crs, int confidence);
void cogr_crs_free(cogr_crs *crs);
/// WKT 2 on one line, which the caller frees with `cogr_text_free`; NULL when it cannot be written.
char *cogr_crs_wkt(const cogr_crs *crs);
void cogr_text_free(char *text);

#pragma clang attribute pop
