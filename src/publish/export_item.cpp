#include "publish/export_item.h"

namespace vitrine {

std::string_view export_kind_name(ExportKind kind) {
    switch (kind) {
        case ExportKind::create:
            return "create";
        case ExportKind::update:
            return "update";
        case ExportKind::remove:
            return "remove";
    }
    return {};
}

std::string_view answer_status_name(AnswerStatus status) {
    switch (status) {
        case AnswerStatus::accepted:
            return "accepted";
        case AnswerStatus::accepted_with_warning:
            return "accepted_with_warning";
        case AnswerStatus::rejected:
            return "rejected";
    }
    return {};
}

}  // namespace vitrine
