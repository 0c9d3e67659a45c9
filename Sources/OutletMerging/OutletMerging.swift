// OutletMerging
