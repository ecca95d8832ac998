// What a form changes besides the texts of its fields: its code, categories, links,
// files.
#include "base/error.h"
#include "base/translate.h"
#include "catalog/lifecycle.h"
#include "operations/edit_structure.h"
#include "operations/entity_codes.h"
#include "operations/put_file.h"
#include "operations/rename_code.h"
#include "workbench/product_form.h"
#include "workbench/product_identifiers.h"
#include "workbench/words.h"

namespace vitrine {

void ProductForm::change(LinkChange change) {
    if (!m_view) return;
    change.product = m_product;
    const std::string what = change.property == property::categories ? tr("Change of categories")
                             : change.property == property::groups ? tr("Change of product groups")
                                                                   : tr("Change of links");
    m_editor.save([change](Catalogue& catalogue) { return change_links(catalogue, change); }, what,
                  [] {}, m_receiver.guard([this](const std::string& sentence) {
                      if (events.failed) events.failed(sentence);
                  }));
}

void ProductForm::put_file(const FieldView& field, const std::filesystem::path& file) {
    if (!m_view) return;
    const auto tell = [this, name = field.name, product = m_product](const std::string& reason) {
        if (product != m_product) return;
        m_refusals.erase(name);
        if (!reason.empty()) m_refusals[name] = {{}, reason};
        if (events.refused) events.refused(name);
    };
    m_editor.save(
        [file, product = m_product, address = field.address](Catalogue& catalogue) {
            return vitrine::put_file(catalogue, product, address, file);
        },
        source_label("edit"), m_receiver.guard([tell] { tell({}); }), m_receiver.guard(tell));
}

// A code that is blank or taken throws, as nothing else could be saved with it.
void ProductForm::rename(const std::string& code) {
    const auto tell = [this, code, product = m_product](const std::string& reason) {
        if (product != m_product) return;
        const std::string name(code_field);
        m_refusals.erase(name);
        if (!reason.empty()) m_refusals[name] = {code, reason};
        if (events.refused) events.refused(name);
    };
    m_editor.save(
        [code, product = m_product](Catalogue& catalogue) {
            return rename_code(catalogue, {EntityKind::product, product}, code, ChangeIntent::save)
                .change_set;
        },
        tr("New code of {0}", m_view->product.code), m_receiver.guard([tell] { tell({}); }),
        m_receiver.guard(tell));
}

void ProductForm::begin_packs() {
    const std::string label = tr("Packs of every product");
    m_editor.save(
        [label](Catalogue& catalogue) {
            const auto structure = catalogue.structure();
            const Attribute standard = standard_attribute(AttributeRole::packs).attribute;
            EntityEdit edit;
            edit.entity.kind = EntityKind::attribute;
            edit.code = untaken_code(standard.code, [&](const std::string& code) {
                return structure->attributes.find(code) != nullptr;
            });
            edit.settings = {{"type", std::string(attribute_type_name(standard.type))},
                             {"role", std::string(attribute_role_name(standard.role))}};
            for (const LocaleId locale : structure->active_locales()) {
                const std::string code = structure->locales.code_of(locale);
                edit.settings.push_back(
                    {"label[" + code + "]", label_of(standard.labels, standard.code, code)});
            }
            const auto report = edit_structure(catalogue, {edit}, label, ChangeIntent::save);
            if (report.refused()) throw Error(Failure::usage, report.issues.front().message);
            return report.change_set;
        },
        label, [] {}, m_receiver.guard([this](const std::string& sentence) {
            if (events.failed) events.failed(sentence);
        }));
}

}  // namespace vitrine
