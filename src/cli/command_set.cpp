#include <optional>
#include <vector>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "cli/command.h"
#include "cli/report.h"
#include "operations/edit_products.h"
#include "operations/history.h"

namespace vitrine::cli {
namespace {

struct SetArguments {
    std::string sku;
    std::vector<std::string> edits;
};

struct FieldEdit {
    std::string name;
    FieldAddress address;
    std::optional<std::string> text;
    std::string before, after;
    std::string from;         // the model whose value shows afterwards; empty where there is none
    std::string in_place_of;  // the model whose value would show otherwise
};

std::vector<FieldEdit> read_edits(const Structure& structure,
                                  const std::vector<std::string>& words) {
    std::vector<FieldEdit> edits;
    for (const std::string& word : words) {
        const auto sign = word.find('=');
        if (sign == std::string::npos) {
            throw Error(Failure::usage,
                        tr("\"{0}\" is no edit. Write FIELD=VALUE, for instance {0}=...", word));
        }
        FieldEdit& edit = edits.emplace_back();
        edit.name = trim(std::string_view(word).substr(0, sign));
        edit.address = parse_field(structure, edit.name);
        if (sign + 1 < word.size()) edit.text = word.substr(sign + 1);
    }
    return edits;
}

// The value that applies now, as text; empty where there is none.
std::string text_of(Catalogue& catalogue, ProductId id, const FieldAddress& address) {
    auto product = catalogue.products().load(id);
    if (!product) return {};
    const auto structure = catalogue.structure();
    const LoadedLineage loaded(catalogue.products(), std::move(*product));
    const Attribute* attribute = structure->attributes.find(address.attribute);
    if (attribute == nullptr) {
        const ValueKey key{address.attribute, address.association_type};
        return field_text(catalogue, *structure, key, field(loaded.product(), key));
    }
    if (attribute->type == AttributeType::identifier) return loaded.product().code;
    const auto key =
        structure->key_for(*attribute, address.channel, address.locale, address.currency);
    const Value* value = key ? loaded.lineage().find(*key) : nullptr;
    return value == nullptr ? std::string() : field_text(catalogue, *structure, *key, *value);
}

// Whose value shows, and whose would.
void note_origin(Catalogue& catalogue, ProductId id, FieldEdit& edit) {
    auto product = catalogue.products().load(id);
    const Attribute* attribute = catalogue.structure()->attributes.find(edit.address.attribute);
    if (!product || attribute == nullptr) return;
    const LoadedLineage loaded(catalogue.products(), std::move(*product));
    const FieldAddress& address = edit.address;
    const auto key = catalogue.structure()->key_for(*attribute, address.channel, address.locale,
                                                    address.currency);
    if (!key) return;
    const Lineage& lineage = loaded.lineage();
    const Product* owner = lineage.owner(*key);
    const Product* above = nullptr;
    for (const Product* model : {lineage.parent, lineage.root}) {
        if (above == nullptr && model != nullptr && model->values.find(*key) != nullptr)
            above = model;
    }
    if (above == nullptr) return;
    (owner == lineage.self ? edit.in_place_of : edit.from) = above->code;
}

Json to_document(const std::string& sku, const EditReport& report,
                 const std::vector<FieldEdit>& edits, std::int64_t refused) {
    Json json;
    json["sku"] = sku;
    json["changed"] = report.changed;
    json["unchanged"] = report.unchanged;
    json["refused"] = refused;
    json["change_set"] = report.change_set == 0 ? Json() : Json(report.change_set);
    json["fields"] = Json::array();
    for (const FieldEdit& edit : edits) {
        json["fields"].push_back(
            Json{{"field", edit.name}, {"before", edit.before}, {"after", edit.after}});
        if (!edit.from.empty()) json["fields"].back()["inherited_from"] = edit.from;
        if (!edit.in_place_of.empty()) json["fields"].back()["overrides"] = edit.in_place_of;
    }
    json["issues"] = to_json(report.issues);
    return json;
}

std::string shown_text(const std::string& text) {
    return text.empty() ? tr("(nothing)") : one_line(text);
}

ExitStatus set(Session& session, const SetArguments& options) {
    const auto catalogue = session.open_for_writing();
    const ProductId id = find_product(*catalogue, options.sku);
    const std::string sku = catalogue->products().code_of(id);
    auto edits = read_edits(*catalogue->structure(), options.edits);
    std::vector<CellEdit> cells;
    for (FieldEdit& edit : edits) {
        edit.before = text_of(*catalogue, id, edit.address);
        cells.push_back({id, edit.address, edit.text, std::nullopt});
    }
    const EditReport report = edit_products(*catalogue, cells);
    for (FieldEdit& edit : edits) {
        edit.after = text_of(*catalogue, id, edit.address);
        note_origin(*catalogue, id, edit);
    }
    std::int64_t refused = 0;
    for (const Issue& issue : report.issues) refused += issue.severity == Severity::error ? 1 : 0;

    Console& console = session.console;
    if (session.json()) {
        console.print_json(to_document(sku, report, edits, refused));
    } else {
        for (const FieldEdit& edit : edits) {
            if (edit.before == edit.after) continue;
            const std::string change =
                tr("{0}: {1} -> {2}", edit.name, shown_text(edit.before), shown_text(edit.after));
            console.print(!edit.from.empty() ? change + ' ' + tr("(from {0})", edit.from)
                          : !edit.in_place_of.empty()
                              ? change + ' ' + tr("(instead of that of {0})", edit.in_place_of)
                              : change);
        }
        if (!report.issues.empty()) {
            console.print(tr("Remarks:"));
            print_issues(console, report.issues, report.issues.size());
        }
        if (report.change_set == 0) {
            console.print(tr("Nothing changed."));
        } else {
            console.note(tr("Saved as change set {0}. To take it back: vitrine undo {0}",
                            report.change_set));
        }
    }
    return refused > 0 ? ExitStatus::partly : ExitStatus::done;
}

}  // namespace

void add_set(CommandLine& line) {
    const auto options = std::make_shared<SetArguments>();
    CommandEntry command = line.add("set", tr("Changes values of one product or model"),
                                    [options](Session& session) { return set(session, *options); });
    command.argument("SKU", options->sku, tr("Code of the product or model"));
    command.words("FIELD=VALUE", options->edits,
                  tr("Such as name[en_US]=Lamp, price[EUR]=12.50, enabled=0, "
                     "X_SELL-products=lamp-2,lamp-3; nothing behind the sign clears, so that what "
                     "the model has shows again"));
}

}  // namespace vitrine::cli
