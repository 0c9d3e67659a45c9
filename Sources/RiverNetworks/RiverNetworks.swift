// RiverNetworks
