// RiverSnapping
