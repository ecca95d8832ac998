#include "desktop/cell_table.h"

namespace vitrine::desktop {

void CellTable::tell(bool rows, int before, int after) {
    if (after == before || GetView() == nullptr) return;
    if (after > before) {
        wxGridTableMessage grown(
            this, rows ? wxGRIDTABLE_NOTIFY_ROWS_APPENDED : wxGRIDTABLE_NOTIFY_COLS_APPENDED,
            after - before);
        GetView()->ProcessTableMessage(grown);
    } else {
        wxGridTableMessage shrunk(
            this, rows ? wxGRIDTABLE_NOTIFY_ROWS_DELETED : wxGRIDTABLE_NOTIFY_COLS_DELETED, after,
            before - after);
        GetView()->ProcessTableMessage(shrunk);
    }
}

}  // namespace vitrine::desktop
