// What a form changes besides the texts of its fields: categories, links, files.
#include "base/translate.h"
#include "operations/put_file.h"
#include "workbench/product_form.h"
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

}  // namespace vitrine
