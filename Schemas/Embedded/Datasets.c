// Generated from the definitions in Schemas/Datasets; a test holds it up to date.

#include "CSchemas.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char dataset_0[] = {
#embed "../Datasets/active-disclosure-catalogue.json"
};

static const unsigned char dataset_1[] = {
#embed "../Datasets/administrative-fees.json"
};

static const unsigned char dataset_2[] = {
#embed "../Datasets/administrative-licences.json"
};

static const unsigned char dataset_3[] = {
#embed "../Datasets/administrative-penalties.json"
};

static const unsigned char dataset_4[] = {
#embed "../Datasets/air-quality.json"
};

static const unsigned char dataset_5[] = {
#embed "../Datasets/audit-findings.json"
};

static const unsigned char dataset_6[] = {
#embed "../Datasets/budgets-and-accounts.json"
};

static const unsigned char dataset_7[] = {
#embed "../Datasets/bus-stops.json"
};

static const unsigned char dataset_8[] = {
#embed "../Datasets/capacity-reduction-results.json"
};

static const unsigned char dataset_9[] = {
#embed "../Datasets/capacity-reduction-tasks.json"
};

static const unsigned char dataset_10[] = {
#embed "../Datasets/consumer-complaints.json"
};

static const unsigned char dataset_11[] = {
#embed "../Datasets/consumer-market.json"
};

static const unsigned char dataset_12[] = {
#embed "../Datasets/defective-products.json"
};

static const unsigned char dataset_13[] = {
#embed "../Datasets/disclosure-requests.json"
};

static const unsigned char dataset_14[] = {
#embed "../Datasets/drinking-water-quality.json"
};

static const unsigned char dataset_15[] = {
#embed "../Datasets/drug-inspections.json"
};

static const unsigned char dataset_16[] = {
#embed "../Datasets/economic-indicators.json"
};

static const unsigned char dataset_17[] = {
#embed "../Datasets/enterprise-executive-pay.json"
};

static const unsigned char dataset_18[] = {
#embed "../Datasets/enterprise-fees.json"
};

static const unsigned char dataset_19[] = {
#embed "../Datasets/fiscal-revenue-expenditure.json"
};

static const unsigned char dataset_20[] = {
#embed "../Datasets/food-sampling.json"
};

static const unsigned char dataset_21[] = {
#embed "../Datasets/goods-quality-sampling.json"
};

static const unsigned char dataset_22[] = {
#embed "../Datasets/government-debt.json"
};

static const unsigned char dataset_23[] = {
#embed "../Datasets/government-funds.json"
};

static const unsigned char dataset_24[] = {
#embed "../Datasets/grain-procurement.json"
};

static const unsigned char dataset_25[] = {
#embed "../Datasets/hazardous-chemical-risks.json"
};

static const unsigned char dataset_26[] = {
#embed "../Datasets/intermediary-agencies.json"
};

static const unsigned char dataset_27[] = {
#embed "../Datasets/intermediary-service-items.json"
};

static const unsigned char dataset_28[] = {
#embed "../Datasets/international-produce-prices.json"
};

static const unsigned char dataset_29[] = {
#embed "../Datasets/investment-approval-items.json"
};

static const unsigned char dataset_30[] = {
#embed "../Datasets/land-acquisition.json"
};

static const unsigned char dataset_31[] = {
#embed "../Datasets/land-contract-registration.json"
};

static const unsigned char dataset_32[] = {
#embed "../Datasets/land-price-monitoring.json"
};

static const unsigned char dataset_33[] = {
#embed "../Datasets/land-supply.json"
};

static const unsigned char dataset_34[] = {
#embed "../Datasets/major-hazards.json"
};

static const unsigned char dataset_35[] = {
#embed "../Datasets/major-projects.json"
};

static const unsigned char dataset_36[] = {
#embed "../Datasets/medical-prices.json"
};

static const unsigned char dataset_37[] = {
#embed "../Datasets/normative-document-status.json"
};

static const unsigned char dataset_38[] = {
#embed "../Datasets/one-window-items.json"
};

static const unsigned char dataset_39[] = {
#embed "../Datasets/policy-consultations.json"
};

static const unsigned char dataset_40[] = {
#embed "../Datasets/pollutant-discharge-units.json"
};

static const unsigned char dataset_41[] = {
#embed "../Datasets/poverty-relief.json"
};

static const unsigned char dataset_42[] = {
#embed "../Datasets/powers-and-duties.json"
};

static const unsigned char dataset_43[] = {
#embed "../Datasets/ppp-projects.json"
};

static const unsigned char dataset_44[] = {
#embed "../Datasets/pre-registration-approvals.json"
};

static const unsigned char dataset_45[] = {
#embed "../Datasets/produce-supply-demand.json"
};

static const unsigned char dataset_46[] = {
#embed "../Datasets/professional-qualifications.json"
};

static const unsigned char dataset_47[] = {
#embed "../Datasets/property-rights-transactions.json"
};

static const unsigned char dataset_48[] = {
#embed "../Datasets/proposal-replies.json"
};

static const unsigned char dataset_49[] = {
#embed "../Datasets/public-resource-trading.json"
};

static const unsigned char dataset_50[] = {
#embed "../Datasets/quality-violations.json"
};

static const unsigned char dataset_51[] = {
#embed "../Datasets/random-inspection-items.json"
};

static const unsigned char dataset_52[] = {
#embed "../Datasets/random-inspection-results.json"
};

static const unsigned char dataset_53[] = {
#embed "../Datasets/regulated-service-fees.json"
};

static const unsigned char dataset_54[] = {
#embed "../Datasets/river-chiefs.json"
};

static const unsigned char dataset_55[] = {
#embed "../Datasets/road-traffic-index.json"
};

static const unsigned char dataset_56[] = {
#embed "../Datasets/safety-blacklist.json"
};

static const unsigned char dataset_57[] = {
#embed "../Datasets/safety-inspections.json"
};

static const unsigned char dataset_58[] = {
#embed "../Datasets/school-enrolment.json"
};

static const unsigned char dataset_59[] = {
#embed "../Datasets/service-items.json"
};

static const unsigned char dataset_60[] = {
#embed "../Datasets/social-assistance.json"
};

static const unsigned char dataset_61[] = {
#embed "../Datasets/social-insurance.json"
};

static const unsigned char dataset_62[] = {
#embed "../Datasets/state-enterprise-performance.json"
};

static const unsigned char dataset_63[] = {
#embed "../Datasets/surface-water-quality.json"
};

static const unsigned char dataset_64[] = {
#embed "../Datasets/technology-upgrade-projects.json"
};

static const unsigned char dataset_65[] = {
#embed "../Datasets/website-inspections.json"
};

static const unsigned char dataset_66[] = {
#embed "../Datasets/wholesale-market-prices.json"
};

static const gongkai_embedded_dataset datasets[] = {
    {"active-disclosure-catalogue", {dataset_0, sizeof(dataset_0)}},
    {"administrative-fees", {dataset_1, sizeof(dataset_1)}},
    {"administrative-licences", {dataset_2, sizeof(dataset_2)}},
    {"administrative-penalties", {dataset_3, sizeof(dataset_3)}},
    {"air-quality", {dataset_4, sizeof(dataset_4)}},
    {"audit-findings", {dataset_5, sizeof(dataset_5)}},
    {"budgets-and-accounts", {dataset_6, sizeof(dataset_6)}},
    {"bus-stops", {dataset_7, sizeof(dataset_7)}},
    {"capacity-reduction-results", {dataset_8, sizeof(dataset_8)}},
    {"capacity-reduction-tasks", {dataset_9, sizeof(dataset_9)}},
    {"consumer-complaints", {dataset_10, sizeof(dataset_10)}},
    {"consumer-market", {dataset_11, sizeof(dataset_11)}},
    {"defective-products", {dataset_12, sizeof(dataset_12)}},
    {"disclosure-requests", {dataset_13, sizeof(dataset_13)}},
    {"drinking-water-quality", {dataset_14, sizeof(dataset_14)}},
    {"drug-inspections", {dataset_15, sizeof(dataset_15)}},
    {"economic-indicators", {dataset_16, sizeof(dataset_16)}},
    {"enterprise-executive-pay", {dataset_17, sizeof(dataset_17)}},
    {"enterprise-fees", {dataset_18, sizeof(dataset_18)}},
    {"fiscal-revenue-expenditure", {dataset_19, sizeof(dataset_19)}},
    {"food-sampling", {dataset_20, sizeof(dataset_20)}},
    {"goods-quality-sampling", {dataset_21, sizeof(dataset_21)}},
    {"government-debt", {dataset_22, sizeof(dataset_22)}},
    {"government-funds", {dataset_23, sizeof(dataset_23)}},
    {"grain-procurement", {dataset_24, sizeof(dataset_24)}},
    {"hazardous-chemical-risks", {dataset_25, sizeof(dataset_25)}},
    {"intermediary-agencies", {dataset_26, sizeof(dataset_26)}},
    {"intermediary-service-items", {dataset_27, sizeof(dataset_27)}},
    {"international-produce-prices", {dataset_28, sizeof(dataset_28)}},
    {"investment-approval-items", {dataset_29, sizeof(dataset_29)}},
    {"land-acquisition", {dataset_30, sizeof(dataset_30)}},
    {"land-contract-registration", {dataset_31, sizeof(dataset_31)}},
    {"land-price-monitoring", {dataset_32, sizeof(dataset_32)}},
    {"land-supply", {dataset_33, sizeof(dataset_33)}},
    {"major-hazards", {dataset_34, sizeof(dataset_34)}},
    {"major-projects", {dataset_35, sizeof(dataset_35)}},
    {"medical-prices", {dataset_36, sizeof(dataset_36)}},
    {"normative-document-status", {dataset_37, sizeof(dataset_37)}},
    {"one-window-items", {dataset_38, sizeof(dataset_38)}},
    {"policy-consultations", {dataset_39, sizeof(dataset_39)}},
    {"pollutant-discharge-units", {dataset_40, sizeof(dataset_40)}},
    {"poverty-relief", {dataset_41, sizeof(dataset_41)}},
    {"powers-and-duties", {dataset_42, sizeof(dataset_42)}},
    {"ppp-projects", {dataset_43, sizeof(dataset_43)}},
    {"pre-registration-approvals", {dataset_44, sizeof(dataset_44)}},
    {"produce-supply-demand", {dataset_45, sizeof(dataset_45)}},
    {"professional-qualifications", {dataset_46, sizeof(dataset_46)}},
    {"property-rights-transactions", {dataset_47, sizeof(dataset_47)}},
    {"proposal-replies", {dataset_48, sizeof(dataset_48)}},
    {"public-resource-trading", {dataset_49, sizeof(dataset_49)}},
    {"quality-violations", {dataset_50, sizeof(dataset_50)}},
    {"random-inspection-items", {dataset_51, sizeof(dataset_51)}},
    {"random-inspection-results", {dataset_52, sizeof(dataset_52)}},
    {"regulated-service-fees", {dataset_53, sizeof(dataset_53)}},
    {"river-chiefs", {dataset_54, sizeof(dataset_54)}},
    {"road-traffic-index", {dataset_55, sizeof(dataset_55)}},
    {"safety-blacklist", {dataset_56, sizeof(dataset_56)}},
    {"safety-inspections", {dataset_57, sizeof(dataset_57)}},
    {"school-enrolment", {dataset_58, sizeof(dataset_58)}},
    {"service-items", {dataset_59, sizeof(dataset_59)}},
    {"social-assistance", {dataset_60, sizeof(dataset_60)}},
    {"social-insurance", {dataset_61, sizeof(dataset_61)}},
    {"state-enterprise-performance", {dataset_62, sizeof(dataset_62)}},
    {"surface-water-quality", {dataset_63, sizeof(dataset_63)}},
    {"technology-upgrade-projects", {dataset_64, sizeof(dataset_64)}},
    {"website-inspections", {dataset_65, sizeof(dataset_65)}},
    {"wholesale-market-prices", {dataset_66, sizeof(dataset_66)}},
};

size_t gongkai_dataset_count(void) { return sizeof(datasets) / sizeof(datasets[0]); }

gongkai_embedded_dataset gongkai_dataset(size_t index) { return datasets[index]; }
