// Everything the windows hold of one open catalogue; closed by destroying it.
#pragma once

#include "workbench/bulk_desk.h"
#include "workbench/filter_desk.h"
#include "workbench/history_desk.h"
#include "workbench/import_desk.h"
#include "workbench/product_form.h"
#include "workbench/product_grid.h"
#include "workbench/publish_desk.h"
#include "workbench/quality_desk.h"
#include "workbench/sidebar_desk.h"
#include "workbench/structure_change_desk.h"
#include "workbench/structure_desk.h"

namespace vitrine {

struct Session {
    // The workspace must be open already: grid and form begin with its structure.
    Session(std::unique_ptr<Workspace> opened, Activities& activities)
        : workspace(std::move(opened)),
          editor(*workspace),
          grid(*workspace, editor),
          filters(*workspace, editor),
          sidebar(*workspace, grid, filters),
          form(*workspace, editor, grid),
          publishing(*workspace, activities),
          quality(*workspace, editor),
          history(*workspace, editor),
          importing(*workspace, editor, activities),
          bulk(*workspace, editor, activities),
          structure(*workspace, editor),
          structure_change(*workspace, editor, activities) {}

    std::unique_ptr<Workspace> workspace;
    Editor editor;
    ProductGrid grid;
    FilterDesk filters;
    SidebarDesk sidebar;
    ProductForm form;
    PublishDesk publishing;
    QualityDesk quality;
    HistoryDesk history;
    ImportDesk importing;
    BulkDesk bulk;
    StructureDesk structure;
    StructureChangeDesk structure_change;
};

}  // namespace vitrine
