#include "workbench/inspector_desk.h"

#include <algorithm>
#include <filesystem>
#include <memory>

#include "base/text.h"
#include "base/translate.h"
#include "catalog/shown_name.h"
#include "operations/asset_rendition.h"
#include "operations/history.h"
#include "operations/product_view.h"
#include "workbench/words.h"

namespace vitrine {
namespace {

constexpr RenditionSpec inspector_picture{512, PictureFormat::png};
// More fields of one change are counted rather than named.
constexpr std::size_t most_fields = 3;

// "Name [en_GB]" of "name[en_GB]".
std::string label_of_field(const Structure& structure, const std::string& name,
                           const std::string& locale) {
    const std::size_t bracket = std::min(name.find('['), name.size());
    const Attribute* attribute =
        structure.attributes.find(std::string_view(name).substr(0, bracket));
    if (attribute == nullptr) return name;
    const std::string label = label_of(structure, attribute->labels, attribute->code, locale);
    return bracket == name.size() ? label : label + " " + name.substr(bracket);
}

std::string words_of(const Structure& structure, const ProductHistoryEntry& entry,
                     const std::string& locale) {
    const ChangeSetOrigin& origin = entry.change_set.origin;
    const std::string source = origin.note.empty() ? change_label(entry.change_set) : origin.note;
    if (entry.fields.empty()) return source;
    std::vector<std::string> fields;
    for (const auto& field : entry.fields) {
        if (fields.size() == most_fields) break;
        fields.push_back(label_of_field(structure, field.name, locale));
    }
    const auto more = static_cast<long>(entry.fields.size() - fields.size());
    if (more > 0) fields.push_back(trn("{0} more", "{0} more", more, format_number(more)));
    // TRANSLATORS: 0 what was done, such as Edit; 1 the fields it changed.
    return tr("{0}: {1}", source, join(fields, ", "));
}

const FieldView* picture_field(const Structure& structure, const ProductView& view) {
    const Family* family = structure.families.find(view.product.family);
    const FieldView* found = nullptr;
    for (const GroupView& group : view.groups) {
        for (const FieldView& field : group.fields) {
            if (field.type != AttributeType::image || field.asset_path.empty()) continue;
            const bool is_main =
                family != nullptr && field.address.attribute == family->image_attribute;
            if (found == nullptr || is_main) found = &field;
            if (is_main) return found;
        }
    }
    return found;
}

// A price is one field for each of its currencies.
std::string words_of(const FieldView& field) {
    const bool price = field.type == AttributeType::price_collection;
    return price ? field.label + " (" + field.unit + ")" : field.label;
}

InspectorDesk::Summary read_summary(Catalogue& catalogue, ProductId product, ChannelId channel,
                                    LocaleId locale) {
    const CatalogueSnapshot snapshot(catalogue);
    const Structure& structure = *catalogue.structure();
    const ProductView view = view_product(catalogue, product, channel, locale);
    InspectorDesk::Summary summary;
    summary.product = product;
    summary.code = view.product.code;
    summary.name = view.name;
    summary.family = view.family_label;
    summary.kind = kind_label(view.product.kind);
    summary.is_enabled = view.product.enabled;
    summary.required = view.completeness.required;
    summary.filled = view.completeness.filled;
    for (const GroupView& group : view.groups) {
        for (const FieldView& field : group.fields) {
            if (field.type == AttributeType::price_collection && !field.text.empty())
                summary.prices.push_back(
                    tr("{0}: {1}", words_of(field), format_decimal(field.text)));
            if (field.missing) summary.missing.push_back({field.name, words_of(field)});
        }
    }
    if (const FieldView* picture = picture_field(structure, view)) {
        summary.asset = picture->asset_path;
        summary.asset_name = std::filesystem::path(picture->text).filename().string();
    }
    for (const ProductHistoryEntry& entry : product_history(catalogue, view.product.code)) {
        if (summary.changes.size() == InspectorDesk::most_changes) break;
        summary.changes.push_back({format_instant(entry.change_set.at),
                                   entry.change_set.origin.author,
                                   words_of(structure, entry, structure.locales.code_of(locale))});
    }
    return summary;
}

}  // namespace

InspectorDesk::InspectorDesk(Workspace& workspace) : m_workspace(workspace) {
    m_subscription = m_workspace.listen([this](const CatalogueChange&) {
        // A model above it or an option it shows may be what changed.
        if (m_product != 0) fetch();
    });
}

InspectorDesk::~InspectorDesk() {
    m_job.request_stop();
    m_picture_job.request_stop();
}

void InspectorDesk::show(ProductId product) {
    if (product == m_product) return;
    m_product = product;
    if (product != 0) {
        fetch();
        return;
    }
    m_job.request_stop();
    forget();
}

void InspectorDesk::forget() {
    m_summary.reset();
    m_picture_job.request_stop();
    m_picture.clear();
    m_picture_of.clear();
    if (events.changed) events.changed();
}

void InspectorDesk::fetch() {
    m_job.request_stop();
    m_job = ask(
        m_workspace.reader(),
        [product = m_product, channel = m_workspace.channel(), locale = m_workspace.locale()](
            Catalogue& catalogue, const Progress&) {
            return read_summary(catalogue, product, channel, locale);
        },
        m_receiver.guard([this, product = m_product](Summary summary) {
            if (product != m_product) return;
            m_summary = std::move(summary);
            fetch_picture();
            if (events.changed) events.changed();
        }),
        m_receiver.guard([this, product = m_product](const std::exception_ptr& failure) {
            // Gone, as after an undo: the grid says the rest.
            if (product == m_product && !is_cancelled(failure)) forget();
        }));
}

void InspectorDesk::fetch_picture() {
    if (m_summary->asset == m_picture_of) return;
    m_picture_job.request_stop();
    m_picture.clear();
    m_picture_of = m_summary->asset;
    if (m_picture_of.empty()) return;
    auto made = std::make_shared<std::string>();
    m_picture_job = m_workspace.renderer().start_unconnected(
        [made, catalogue = m_workspace.file(), asset = m_summary->asset,
         name = m_summary->asset_name](const Progress& progress) {
            if (!std::filesystem::exists(asset)) return;
            *made = render_asset(catalogue, asset, name, inspector_picture, progress).file.string();
        },
        m_receiver.guard([this, made, asset = m_picture_of](const std::exception_ptr& failure) {
            // The form says why a picture cannot be shown.
            if (failure || asset != m_picture_of) return;
            m_picture = *made;
            if (events.changed) events.changed();
        }));
}

}  // namespace vitrine
